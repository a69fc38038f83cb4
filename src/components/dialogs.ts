// One chunk, fetched on intent: most of it is what every dialog needs.
export { PickerDialog } from './connect-button/PickerDialog.tsx';
export { DisconnectDialog } from './disconnect-button/DisconnectDialog.tsx';
