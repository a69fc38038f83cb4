/** The API of the benchmark: a sandbox without a rate limit. */
import { serveSandbox } from '../../src/sandbox/serveSandbox.ts';
import { answerParent } from './answerParent.ts';

export interface SandboxReady {
  apiUrl: string;
  clientId: string;
  clientSecret: string;
  entityId: string;
  /** A token for the load that bypasses the proxy. It was not requested over HTTP. */
  accessToken: string;
}

export interface SandboxAnswers {
  waitForConnections: true;
  countTokenRequests: number;
}

const CONNECTING = 1000;

const { sandbox } = await serveSandbox({ port: 0, rateLimit: Infinity });
const { baseUrl: apiUrl, clientId, clientSecret, entityId } = sandbox;
sandbox.connect(entityId, 'xero');

const ready: SandboxReady = {
  apiUrl,
  clientId,
  clientSecret,
  entityId,
  accessToken: sandbox.issueToken(),
};

answerParent(ready, {
  /**
   * Delays the first call of each connection by a second. Node accepts one new connection per turn
   * of its event loop (https://github.com/libuv/libuv/pull/3696). With immediate responses, the
   * last of many connections would wait for seconds behind the calls of the first.
   */
  waitForConnections() {
    sandbox.fail({ method: 'GET', delay: CONNECTING, times: Number(process.env['CONNECTIONS']) });
    return true;
  },
  // Reading the log copies it, so the benchmark reads it once, after the load.
  countTokenRequests: () => sandbox.requests.filter(({ path }) => path === '/auth/token').length,
});
