import { getField } from './getField.ts';

/**
 * Where the status is: in an error of ky, ofetch or axios (`response`), `data()` of React Router
 * (`init`), an error of Boom (`output`), of a tRPC client (`data`) or of GraphQL (`extensions`), and
 * the refusals of our own handlers (`error`).
 */
const HOLDERS = ['response', 'init', 'output', 'data', 'extensions', 'error'];
/** Redirects of TanStack Router, and those that a browser hides, have no status. */
const FIELDS = ['digest', 'isRedirect', 'type', 'status', 'statusCode', 'code'];
/** What says that nobody is signed in, also Laravel's 419 and the 440 of IIS; or another status. */
const STATUS =
  /^(?:(NEXT_REDIRECT|true|opaqueredirect|unauth|(?:3\d\d|419|440)\b)|(forbidden|NEXT_NOT_FOUND)|(?:NEXT_HTTP_ERROR_FALLBACK;)?([45]\d\d)\b)/i;

/**
 * Reads the HTTP status of what frameworks and clients throw, in the forms that are in use. Returns
 * 401 for all that says that nobody is signed in.
 */
export function getThrownStatus(thrown: unknown): number | undefined {
  for (const holder of [thrown, ...HOLDERS.map((name) => getField(thrown, name))]) {
    for (const name of FIELDS) {
      const value = getField(holder, name);
      const found = typeof value !== 'object' && STATUS.exec(String(value));
      if (found) return found[1] ? 401 : found[2] ? 403 : Number(found[3]);
    }
  }
  return undefined;
}
