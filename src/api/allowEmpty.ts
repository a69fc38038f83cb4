import type { Reader } from './readAnswer.ts';

/** Lets a reader take an empty response, which is all that some writes answer. Returns `null` then. */
export const allowEmpty =
  <Answer>(read: Reader<Answer>): Reader<Answer | null> =>
  (text) =>
    text.trim() === '' ? null : read(text);
