import type { booksQuestion } from './booksQuestion.ts';
import type { chosenThere } from './chosenThere.ts';
import type { connect } from './connect.ts';
import type { disconnect } from './disconnect.ts';
import type { disconnectDialog } from './disconnectDialog.ts';
import type { errors } from './errors.ts';
import type { picker } from './picker.ts';
import type { platformNotes } from './platformNotes.ts';
import type { pull } from './pull.ts';
import type { status } from './status.ts';
import type { syncLog } from './syncLog.ts';
import type { syncLogFrame } from './syncLogFrame.ts';
import type { unnamed } from './unnamed.ts';
import type { widget } from './widget.ts';

/** Every visible string of one language. Each part of the package imports only what it shows. */
export interface Messages {
  booksQuestion: typeof booksQuestion;
  chosenThere: typeof chosenThere;
  connect: typeof connect;
  disconnect: typeof disconnect;
  disconnectDialog: typeof disconnectDialog;
  errors: typeof errors;
  picker: typeof picker;
  platformNotes: typeof platformNotes;
  pull: typeof pull;
  status: typeof status;
  syncLog: typeof syncLog;
  syncLogFrame: typeof syncLogFrame;
  unnamed: typeof unnamed;
  widget: typeof widget;
}

type DeepPartial<T> = T extends (...args: never[]) => unknown
  ? T
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> | undefined }
    : T;

/** Some strings of your own; the others stay English. */
export type MessageOverrides = DeepPartial<Messages>;
