// All dialogs share one chunk, because they have most of their code in common.
export { PickerDialog } from './connect-button/PickerDialog.tsx';
export { DisconnectDialog } from './disconnect-button/DisconnectDialog.tsx';
