import { ServerError } from '../ServerError.ts';
import { callPartner } from './callPartner.ts';

/**
 * Calls the partner's function that reads the session. Frameworks refuse a request by throwing: a
 * redirect to the sign-in page, a `Response`, or an error with a status.
 *
 * @throws ServerError 401 if the function returns nothing, or throws a redirect or a 401; 403 if
 *   it throws a 403 or 404. Error for all else that it throws
 */
export async function callSession<T>(
  name: string,
  call: () => T | Promise<T>,
  signal?: AbortSignal,
): Promise<NonNullable<T>> {
  try {
    const answer = await callPartner(name, call, signal);
    if (answer !== null && answer !== undefined && answer !== false) return answer;
  } catch (error) {
    const status = error instanceof Error ? getThrownStatus(error.cause) : undefined;
    if (status === 403 || status === 404) {
      throw new ServerError(403, 'forbidden', 'This account is not allowed to do this.');
    }
    if (status !== 401 && !isRedirect(status)) throw error;
  }
  throw new ServerError(401, 'unauthorized', 'Sign in first.');
}

const isRedirect = (status = 0) => status >= 300 && status < 400;

/** Reads the HTTP status of what a framework throws, in the forms that are in use. */
function getThrownStatus(thrown: unknown): number | undefined {
  const digest = getField(thrown, 'digest');
  // Next's `redirect()`, `unauthorized()` and `forbidden()`.
  if (typeof digest === 'string') {
    if (digest.startsWith('NEXT_REDIRECT')) return 302;
    const [, code] = /^NEXT_HTTP_ERROR_FALLBACK;(\d+)/.exec(digest) ?? [];
    return code === undefined ? undefined : Number(code);
  }
  // Older redirects of TanStack Router have no status.
  if (getField(thrown, 'isRedirect') === true) return 302;
  const found = [
    // A `Response`, or an error of Hono, SvelteKit or NestJS.
    getField(thrown, 'status'),
    // An error of Fastify or Nitro.
    getField(thrown, 'statusCode'),
    // `data()` of React Router.
    getField(getField(thrown, 'init'), 'status'),
  ];
  return found.find((value) => typeof value === 'number');
}

/** Reads getters of the prototype too, such as the status of a `Response`. */
function getField(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
