// All dialogs share one chunk, because they have most of their code in common.
export { BooksDialog } from './books-question/BooksDialog.tsx';
export { PickerDialog } from './connect-button/PickerDialog.tsx';
export { DisconnectDialog } from './disconnect-button/DisconnectDialog.tsx';
