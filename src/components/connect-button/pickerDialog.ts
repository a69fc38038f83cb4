import { createLoader } from '../dialog/createLoader.ts';

/** The dialog's code, fetched when it is likely to be needed. */
export const pickerDialog = /* @__PURE__ */ createLoader(() =>
  import('../dialogs.ts').then(({ PickerDialog }) => PickerDialog),
);
