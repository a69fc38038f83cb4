import type { Connection } from './Connection.ts';
import type { Pull } from './Pull.ts';

/** The shapes of answer that the API gives. */
export interface Answers {
  connection: Connection;
  connections: Connection[];
  pulls: Pull[];
}

export type AnswerKind = keyof Answers;
