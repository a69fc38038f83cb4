import { proxy } from 'hono/proxy';
import { DEFAULT_VERSION } from '../../src/api/VERSIONS.ts';
import { importBuild } from './importBuild.ts';
import { readVersion } from './readVersion.ts';

/** How a server of the benchmark passes requests on to the sandbox. */
export type ServerKind = 'fetch' | 'hono' | 'proxy';

type Env = Readonly<Record<string, string | undefined>>;

export const BASE_PATH = '/api/accounting';

/**
 * Creates the handler of a server of the benchmark: our proxy, or a pass-through that adds a token
 * and a session's entity, and checks nothing.
 */
export async function createBenchHandler(
  env: Env,
  onError: (error: unknown) => void,
): Promise<(request: Request) => Promise<Response>> {
  const { KIND: kind, MONITE_API_URL: apiUrl, ACCESS_TOKEN: accessToken } = env;
  const apiVersion = readVersion(env['MONITE_API_VERSION'] ?? DEFAULT_VERSION);
  const getEntityId = ({ headers }: Request) =>
    /^session=(\S+)$/.exec(headers.get('cookie') ?? '')?.[1];
  const getUrl = ({ url }: Request) => {
    const { pathname, search } = new URL(url);
    return apiUrl + pathname.slice(BASE_PATH.length) + search;
  };
  const getHeaders = (request: Request) => ({
    Accept: 'application/json',
    Authorization: `Bearer ${accessToken}`,
    'X-Monite-Entity-Id': getEntityId(request) ?? '',
    'X-Monite-Version': apiVersion,
  });

  if (kind === 'fetch') {
    return (request) => fetch(getUrl(request), { headers: getHeaders(request) });
  }
  if (kind === 'hono') {
    return (request) => proxy(getUrl(request), { headers: getHeaders(request) });
  }
  const { createProxyHandler } = await importBuild();
  return createProxyHandler({
    basePath: BASE_PATH,
    apiUrl,
    apiVersion,
    clientId: env['MONITE_CLIENT_ID'],
    clientSecret: env['MONITE_CLIENT_SECRET'],
    resolveEntity: getEntityId,
    onError,
  });
}
