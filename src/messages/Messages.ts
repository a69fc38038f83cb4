import type { disconnectDialog } from './disconnectDialog.ts';
import type { en } from './en.ts';
import type { picker } from './picker.ts';

/** What is loaded only when it is shown. */
export interface LazyMessages {
  picker: typeof picker;
  disconnectDialog: typeof disconnectDialog;
}

/** Every visible string of one language. */
export type Messages = typeof en & LazyMessages;

type DeepPartial<T> = T extends (...args: never[]) => unknown
  ? T
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> | undefined }
    : T;

/** Some strings of your own; the others stay English. */
export type MessageOverrides = DeepPartial<Messages>;
