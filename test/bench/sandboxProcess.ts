/** The API of the benchmark: a sandbox without a rate limit. */
import { serveSandbox } from '../../src/sandbox/serveSandbox.ts';
import { answerParent } from './answerParent.ts';
import { getBusiestSecond } from './getBusiestSecond.ts';

export interface SandboxReady {
  apiUrl: string;
  clientId: string;
  clientSecret: string;
  /** `ENTITIES` of them, each with a connection. */
  entityIds: string[];
  /** A token for the load that bypasses the proxy. It was not requested over HTTP. */
  accessToken: string;
}

export interface SandboxAnswers {
  waitForConnections: true;
  delayTokens: true;
  countTokenRequests: number;
  countBusiestSecond: number;
}

/** In milliseconds. */
const CONNECTING = 1000;
const TOKEN_REQUEST = 300;
const TOKEN_PATH = '/auth/token';

const entities = Array.from({ length: Number(process.env['ENTITIES']) }, (_, index) => ({
  id: `e0000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  name: `Company ${index}`,
  currency: 'GBP',
}));
const { sandbox } = await serveSandbox({ port: 0, rateLimit: Infinity, entities });
const { baseUrl: apiUrl, clientId, clientSecret } = sandbox;
const entityIds = entities.map(({ id }) => id);
for (const id of entityIds) sandbox.connect(id, 'xero');

const ready: SandboxReady = {
  apiUrl,
  clientId,
  clientSecret,
  entityIds,
  accessToken: sandbox.issueToken(),
};

answerParent(ready, {
  /**
   * Delays the first call of each connection. Node accepts one new connection per turn of its event
   * loop (https://github.com/libuv/libuv/pull/3696). With immediate responses, the last of many
   * connections would wait for seconds behind the calls of the first.
   */
  waitForConnections() {
    sandbox.fail({ method: 'GET', delay: CONNECTING, times: Number(process.env['CONNECTIONS']) });
    return true;
  },
  /** Makes a token request take as long as one over the internet. */
  delayTokens() {
    sandbox.fail({ path: TOKEN_PATH, delay: TOKEN_REQUEST, times: Infinity });
    return true;
  },
  // Reading the log copies it, so the benchmark reads it once, after the load.
  countTokenRequests: () => sandbox.requests.filter(({ path }) => path === TOKEN_PATH).length,
  countBusiestSecond: () =>
    getBusiestSecond(
      sandbox.requests.filter(({ path }) => path !== TOKEN_PATH).map(({ at }) => at),
    ),
});
