import { ServerError } from '../ServerError.ts';
import type { Call } from './Call.ts';

const ID = '[\\w-]{1,100}';
const LONGEST_URL = 4000;

/** A call, and where upstream it goes. */
export interface FoundCall {
  call: Call;
  /** Under the API's address, with the id in it. Made anew: nothing in it was copied unseen. */
  path: string;
}

/**
 * Finds the call that an address means, under the path where the handler stands.
 *
 * @throws ServerError 404 or 405
 */
export function findCall(
  calls: readonly Call[],
  { method, url }: Request,
  basePath: string,
): FoundCall {
  const { pathname, hash } = new URL(url);
  const isOurs = url.length <= LONGEST_URL && hash === '' && pathname.startsWith(`${basePath}/`);
  // Some frameworks send browsers to the address with a slash at its end.
  const path = pathname.slice(basePath.length).replace(/\/$/, '');
  const found = isOurs ? calls.filter((call) => getPattern(call).test(path)) : [];
  const call = found.find((candidate) => candidate.method === method);
  if (call) return { call, path };
  if (found.length === 0) {
    throw new ServerError(
      404,
      'not_found',
      `None of the accounting calls stands at ${pathname.slice(0, 100)}: they stand under ` +
        `${basePath || '/'}. If this handler is elsewhere, set its basePath; to "/" where the ` +
        'framework takes its own part off, as app.use() of Express does.',
    );
  }
  const allowed = found.map((candidate) => candidate.method).join(', ');
  throw new ServerError(405, 'method_not_allowed', `Only ${allowed} is answered here.`, {
    headers: { Allow: allowed },
  });
}

function getPattern({ path }: Call): RegExp {
  return new RegExp(`^${path.replace('{id}', ID)}$`);
}
