import type { Message, MessageValues } from '../lib/formatMessage.ts';
import type { booksQuestion } from './booksQuestion.ts';
import type { chosenThere } from './chosenThere.ts';
import type { connect } from './connect.ts';
import type { consent } from './consent.ts';
import type { disconnect } from './disconnect.ts';
import type { disconnectDialog } from './disconnectDialog.ts';
import type { errors } from './errors.ts';
import type { failures } from './failures.ts';
import type { picker } from './picker.ts';
import type { platformNotes } from './platformNotes.ts';
import type { pull } from './pull.ts';
import type { status } from './status.ts';
import type { steps } from './steps.ts';
import type { syncLog } from './syncLog.ts';
import type { syncLogFrame } from './syncLogFrame.ts';
import type { unnamed } from './unnamed.ts';
import type { widget } from './widget.ts';

/** Every string of the package in English, by the part that shows it. */
export interface EnglishMessages {
  booksQuestion: typeof booksQuestion;
  chosenThere: typeof chosenThere;
  connect: typeof connect;
  consent: typeof consent;
  disconnect: typeof disconnect;
  disconnectDialog: typeof disconnectDialog;
  errors: typeof errors;
  failures: typeof failures;
  picker: typeof picker;
  platformNotes: typeof platformNotes;
  pull: typeof pull;
  status: typeof status;
  steps: typeof steps;
  syncLog: typeof syncLog;
  syncLogFrame: typeof syncLogFrame;
  unnamed: typeof unnamed;
  widget: typeof widget;
}

/** A text with a placeholder may have forms, or be a function. Any other text is a string. */
type Translated<T> = T extends string
  ? T extends `${string}{${string}`
    ? Message
    : string
  : T extends { readonly other: string }
    ? Message
    : { readonly [K in keyof T]: Translated<T[K]> };

/** The same shape with every part optional. */
type DeepPartial<T> = T extends Message
  ? T
  : Message extends T
    ? T
    : { readonly [K in keyof T]?: DeepPartial<T[K]> | undefined };

/** Every string of one language. Each part of the package loads only the English that it shows. */
export type Messages = {
  readonly [Section in keyof EnglishMessages]: Translated<EnglishMessages[Section]>;
};

/** Some strings of your own. The others stay as they are. */
export type MessageOverrides = DeepPartial<Messages>;

/**
 * Your app's own translation function. The key is the path of a message, such as `widget.waiting`,
 * and the values replace its placeholders. Return `undefined` for the text of the locale's `fallback`.
 */
export type Translate = (key: string, values: MessageValues) => string | undefined;

/** A language: how times and numbers are written, and the texts in it. */
export interface Locale<Texts extends Messages | Translate = Messages> {
  /** A BCP 47 tag, such as `de-AT`. `de_AT` works too. */
  tag: string;
  /** The texts, or your app's own translation function. Texts that are missing are those of `fallback`. */
  messages: Texts;
  /** The texts of a locale that you import, for those that are missing. @default English */
  fallback?: Messages | undefined;
}
