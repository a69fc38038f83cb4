import { ServerError } from '../ServerError.ts';
import type { Call } from './Call.ts';

const ID = '[\\w-]{1,100}';
const MAX_URL_LENGTH = 4000;

/** The patterns of the calls, by path. Every request is compared with every call. */
const patterns = new Map<string, RegExp>();

/** A call, and its path upstream. */
export interface FoundCall {
  call: Call;
  /** Relative to the API's address, with the id in it. Matches the pattern of the call. */
  path: string;
  /** As the browser sent it: empty, or with the question mark. */
  search: string;
}

/**
 * Finds the call that a URL stands for, below the path where the handler is mounted.
 *
 * @throws ServerError 404 or 405
 */
export function findCall(
  calls: readonly Call[],
  { method, url }: Request,
  basePath: string,
): FoundCall {
  const { pathname, search, hash } = new URL(url);
  const isOurs = url.length <= MAX_URL_LENGTH && hash === '' && pathname.startsWith(`${basePath}/`);
  // Some frameworks redirect browsers to the same path with a trailing slash.
  const path = pathname.slice(basePath.length).replace(/\/$/, '');
  const found = isOurs ? calls.filter((call) => getPattern(call).test(path)) : [];
  const call = found.find((candidate) => candidate.method === method);
  if (call) return { call, path, search };
  if (found.length === 0) {
    throw new ServerError(
      404,
      'not_found',
      `There is nothing at ${pathname.slice(0, 100)}. This handler serves the accounting calls ` +
        `under ${basePath || '/'}. If it is mounted elsewhere, set basePath. Use "/" if the ` +
        'framework strips the mount path, as app.use() of Express does.',
    );
  }
  const allowed = found.map((candidate) => candidate.method).join(', ');
  throw new ServerError(405, 'method_not_allowed', `Method not allowed. Allowed: ${allowed}.`, {
    headers: { Allow: allowed },
  });
}

function getPattern({ path }: Call): RegExp {
  const known = patterns.get(path);
  if (known) return known;
  const pattern = new RegExp(`^${path.replace('{id}', ID)}$`);
  patterns.set(path, pattern);
  return pattern;
}
