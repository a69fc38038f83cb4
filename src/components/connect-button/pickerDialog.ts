import { createLoader } from '../../lib/createLoader.ts';

/** Loads the picker dialog's code, which is split off. */
export const pickerDialog = /* @__PURE__ */ createLoader(() =>
  import('../dialogs.ts').then(({ PickerDialog }) => PickerDialog),
);
