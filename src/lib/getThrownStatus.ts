import { getField } from './getField.ts';

/** Where clients and frameworks keep what holds the status. */
const HOLDERS = [
  // An error of ky, axios or ofetch.
  'response',
  // `data()` of React Router.
  'init',
  // An error of Boom.
  'output',
  // An error of a tRPC client.
  'data',
  // An error of GraphQL.
  'extensions',
  // The body of a refusal by the handlers of this package.
  'error',
];

/**
 * Reads the HTTP status of what frameworks and clients throw, in the forms that are in use. Returns
 * 401 for all that says that nobody is signed in: redirects, 419 of Laravel and 440 of IIS.
 */
export function getThrownStatus(thrown: unknown): number | undefined {
  const holders = HOLDERS.map((name) => getField(thrown, name));
  const status = [thrown, ...holders].map(readStatus).find((found) => found !== undefined);
  return status !== undefined && (status < 400 || status === 419 || status === 440) ? 401 : status;
}

function readStatus(holder: unknown): number | undefined {
  const digest = getText(holder, 'digest');
  const code = getText(holder, 'code');
  const [, fallback] = /^NEXT_HTTP_ERROR_FALLBACK;(\d+)/.exec(digest) ?? [];
  if (fallback !== undefined) return Number(fallback);
  if (digest === 'NEXT_NOT_FOUND') return 404;
  if (digest.startsWith('NEXT_REDIRECT')) return 302;
  // Neither older redirects of TanStack Router nor those that a browser hides have a status.
  if (getText(holder, 'isRedirect') === 'true') return 302;
  if (getText(holder, 'type') === 'opaqueredirect') return 302;
  const found = ['status', 'statusCode', 'httpStatus', 'code']
    .map((name) => Number(getText(holder, name)))
    .find((value) => value >= 300 && value < 600);
  if (found !== undefined) return found;
  // Of tRPC and GraphQL, and of the handlers of this package.
  if (/^unauth/i.test(code)) return 401;
  return /^forbidden$/i.test(code) ? 403 : undefined;
}

function getText(holder: unknown, name: string): string {
  const value = getField(holder, name);
  return typeof value === 'object' ? '' : String(value);
}
