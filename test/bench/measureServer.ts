import type { ProxyAnswers, ProxyReady, ProxyReport } from './proxyProcess.ts';
import type { BenchOptions } from './readOptions.ts';
import { runLoad } from './runLoad.ts';
import type { LoadResult, LoadTarget } from './runLoad.ts';
import type { SandboxAnswers, SandboxReady } from './sandboxProcess.ts';
import { startProcess } from './startProcess.ts';

export interface Measurement {
  /** The load on the sandbox without the proxy. */
  direct: LoadResult;
  proxied: LoadResult;
  /** The proxy's process between the warm-up and the load, and after the load. */
  before: ProxyReport;
  after: ProxyReport;
  tokenRequests: number;
}

const WARM_UP_SECONDS = 2;
const CALL = '/accounting_connections';

const startSandbox = ({ connections }: BenchOptions) =>
  startProcess<SandboxReady, SandboxAnswers>('sandboxProcess.ts', {
    CONNECTIONS: String(connections),
  });

type SandboxProcess = Awaited<ReturnType<typeof startSandbox>>;

/** The upstream call of the proxy, and the response of the sandbox. */
async function getDirectTarget(
  { apiUrl, accessToken, entityId }: SandboxReady,
  version: BenchOptions['version'],
) {
  const url = apiUrl + CALL;
  const headers = {
    Accept: 'application/json',
    Authorization: `Bearer ${accessToken}`,
    'X-Monite-Entity-Id': entityId,
    'X-Monite-Version': version,
  };
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(10_000) });
  return { url, headers, body: await answer.text() } satisfies LoadTarget;
}

async function load(
  sandbox: SandboxProcess,
  target: LoadTarget,
  connections: number,
  seconds = WARM_UP_SECONDS,
): Promise<LoadResult> {
  await sandbox.ask('waitForConnections');
  return runLoad(target, connections, seconds);
}

async function measureDirect(options: BenchOptions): Promise<LoadResult> {
  const { seconds, connections, version } = options;
  const sandbox = await startSandbox(options);
  try {
    const target = await getDirectTarget(sandbox.ready, version);
    await load(sandbox, target, connections);
    return await load(sandbox, target, connections, seconds);
  } finally {
    sandbox.stop();
  }
}

async function measureProxied(options: BenchOptions): Promise<Omit<Measurement, 'direct'>> {
  const { seconds, connections, version } = options;
  // A new sandbox, because each load must begin with an empty log, which grows with every call.
  const sandbox = await startSandbox(options);
  try {
    const { apiUrl, clientId, clientSecret, entityId } = sandbox.ready;
    const { body } = await getDirectTarget(sandbox.ready, version);
    const proxy = await startProcess<ProxyReady, ProxyAnswers>('proxyProcess.ts', {
      MONITE_API_URL: apiUrl,
      MONITE_CLIENT_ID: clientId,
      MONITE_CLIENT_SECRET: clientSecret,
      MONITE_API_VERSION: version,
    });
    try {
      const url = `${proxy.ready.url}/api/accounting${CALL}`;
      const headers = { Cookie: `session=${entityId}`, 'Sec-Fetch-Site': 'same-origin' };
      await load(sandbox, { url, headers, body }, connections);
      const before = await proxy.ask('measure');
      const proxied = await load(sandbox, { url, headers, body }, connections, seconds);
      const after = await proxy.ask('measure');
      return { proxied, before, after, tokenRequests: await sandbox.ask('countTokenRequests') };
    } finally {
      proxy.stop();
    }
  } finally {
    sandbox.stop();
  }
}

/** Puts the same load first on the sandbox, then on the proxy in front of another sandbox. */
export async function measureServer(options: BenchOptions): Promise<Measurement> {
  const direct = await measureDirect(options);
  return { direct, ...(await measureProxied(options)) };
}
