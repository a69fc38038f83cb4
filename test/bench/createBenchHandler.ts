import { proxy } from 'hono/proxy';
import { DEFAULT_VERSION } from '../../src/api/VERSIONS.ts';
import type { Limiter } from '../../src/server/limits/Limiter.ts';
import { importBuild } from './importBuild.ts';
import { openRedis } from './openRedis.ts';
import { readVersion } from './readVersion.ts';

/** How a server of the benchmark passes requests on to the sandbox. */
export type ServerKind = 'fetch' | 'hono' | 'proxy';

type Env = Readonly<Record<string, string | undefined>>;

/** More than any load of the benchmark. */
const HIGH_LIMITS = { maxPerSecond: 1_000_000, maxPerEntity: 1_000_000 };

export const BASE_PATH = '/api/accounting';
/** The call that the load repeats. */
export const CALL = '/accounting_connections';

/**
 * Creates the handler of a server of the benchmark: our proxy, or a pass-through that adds a token
 * and a session's entity, and checks nothing.
 */
export async function createBenchHandler(
  env: Env,
  onError: (error: unknown) => void,
  /** Called for each call that our proxy sends under the default limits. */
  onSend: () => void,
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
  const { createMemoryLimiter, createProxyHandler } = await importBuild();
  const redis = await openRedis(env, onError);
  const limiters: Record<string, () => Limiter | undefined> = {
    high: () => redis?.createLimiter(HIGH_LIMITS) ?? createMemoryLimiter(HIGH_LIMITS),
    default: () => redis?.createLimiter(),
  };
  const sendNoted: typeof fetch = (input, init) => {
    if (String(input).includes(CALL)) onSend();
    return fetch(input, init);
  };
  const getLimiter = limiters[env['LIMITS'] ?? ''];
  return createProxyHandler({
    basePath: BASE_PATH,
    apiUrl,
    apiVersion,
    clientId: env['MONITE_CLIENT_ID'],
    clientSecret: env['MONITE_CLIENT_SECRET'],
    tokenStore: redis?.tokenStore,
    limiter: getLimiter ? getLimiter() : false,
    fetch: env['LIMITS'] === 'default' ? sendNoted : undefined,
    resolveEntity: getEntityId,
    onError,
  });
}
