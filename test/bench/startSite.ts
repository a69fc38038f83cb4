import { BASE_PATH, CALL } from './createBenchHandler.ts';
import type { BenchOptions } from './readOptions.ts';
import type { Row } from './ROWS.ts';
import type { LoadRequest, LoadTarget } from './runLoad.ts';
import type { SandboxAnswers, SandboxReady } from './sandboxProcess.ts';
import type { ServerAnswers, ServerReady } from './serverProcess.ts';
import { startProcess } from './startProcess.ts';

/** The processes of one row. */
export interface Site {
  row: Row;
  sandbox: SandboxProcess;
  servers: readonly ServerProcess[];
  target: LoadTarget;
  stop: () => void;
}

/** What the rows have in common. */
export interface Lab {
  options: BenchOptions;
  redisUrl: string;
}

type SandboxProcess = Awaited<ReturnType<typeof startSandbox>>;
type ServerProcess = Awaited<ReturnType<typeof startServer>>;

/** A page sends no more than this at once, and a limiter refuses more than 15. */
const CONNECTIONS_PER_ENTITY = 5;
/** Enough for the overload. */
const LEAST_ENTITIES = 10;

const startSandbox = ({ connections }: BenchOptions) =>
  startProcess<SandboxReady, SandboxAnswers>('sandboxProcess.ts', {
    CONNECTIONS: String(connections),
    ENTITIES: String(Math.max(LEAST_ENTITIES, Math.ceil(connections / CONNECTIONS_PER_ENTITY))),
  });

const startServer = (row: Row, sandbox: SandboxReady, { options, redisUrl }: Lab) =>
  startProcess<ServerReady, ServerAnswers>('serverProcess.ts', {
    KIND: String(row.kind),
    MONITE_API_URL: sandbox.apiUrl,
    MONITE_CLIENT_ID: sandbox.clientId,
    MONITE_CLIENT_SECRET: sandbox.clientSecret,
    MONITE_API_VERSION: options.version,
    ACCESS_TOKEN: sandbox.accessToken,
    ...(row.limits && { LIMITS: row.limits }),
    // The sandbox's address differs from row to row.
    ...(row.usesRedis && { REDIS_URL: redisUrl, REDIS_PREFIX: sandbox.apiUrl }),
  });

/** The upstream calls of a server, and the responses of the sandbox. */
function getDirectRequests(
  { apiUrl, accessToken, entityIds }: SandboxReady,
  version: BenchOptions['version'],
): Promise<LoadRequest[]> {
  return Promise.all(
    entityIds.map(async (entityId) => {
      const headers = {
        Accept: 'application/json',
        Authorization: `Bearer ${accessToken}`,
        'X-Monite-Entity-Id': entityId,
        'X-Monite-Version': version,
      };
      const signal = AbortSignal.timeout(10_000);
      const answer = await fetch(apiUrl + CALL, { headers, signal });
      return { headers, body: await answer.text() };
    }),
  );
}

/**
 * Starts the processes of a row. Each row has a sandbox of its own, because the log of a sandbox grows
 * with every call.
 */
export async function startSite(row: Row, lab: Lab): Promise<Site> {
  const { kind, processes = 1 } = row;
  const sandbox = await startSandbox(lab.options);
  const { apiUrl, entityIds } = sandbox.ready;
  try {
    const requests = await getDirectRequests(sandbox.ready, lab.options.version);
    if (!kind) {
      const target = { urls: [apiUrl + CALL], requests };
      return { row, sandbox, servers: [], target, stop: sandbox.stop };
    }
    const servers = await Promise.all(
      Array.from({ length: processes }, () => startServer(row, sandbox.ready, lab)),
    );
    const target = {
      urls: servers.map(({ ready }) => ready.url + BASE_PATH + CALL),
      requests: requests.map(({ body }, index) => ({
        headers: { Cookie: `session=${entityIds[index]}`, 'Sec-Fetch-Site': 'same-origin' },
        body,
      })),
    };
    const stop = () => [sandbox, ...servers].forEach((process) => process.stop());
    return { row, sandbox, servers, target, stop };
  } catch (error) {
    sandbox.stop();
    throw error;
  }
}
