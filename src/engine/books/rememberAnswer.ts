import type { Identity } from '../cache/keys.ts';
import { getBooksKey } from '../names.ts';

/** The number of answers that are kept for an entity. */
const LIMIT = 20;
/** The answers that could not be stored. A reload forgets them. */
const memory = new Map<string, string>();

/** Returns the answers that people have given in this browser, one a line. */
export function recallAnswers(identity: Identity): string {
  const key = getBooksKey(identity);
  const unstored = memory.get(key) ?? '';
  // Storage can be disabled, or missing in a sandboxed frame.
  try {
    return `${localStorage.getItem(key) ?? ''}\n${unstored}`;
  } catch {
    return unstored;
  }
}

/**
 * Stores in this browser that the person has confirmed a change of the books. An answer consists of
 * a connection's id and a hash of the names, so that nobody can read the names.
 */
export function rememberAnswer(identity: Identity, answer: string): void {
  const key = getBooksKey(identity);
  const known = new Set(recallAnswers(identity).split('\n'));
  known.delete('');
  const answers = [...known.add(answer)].slice(-LIMIT).join('\n');
  try {
    localStorage.setItem(key, answers);
  } catch {
    memory.set(key, answers);
  }
}
