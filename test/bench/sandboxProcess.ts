/** The API of the benchmark: a sandbox that refuses nobody for asking often. */
import { serveSandbox } from '../../src/sandbox/serveSandbox.ts';
import { answerParent } from './answerParent.ts';

export interface SandboxReady {
  apiUrl: string;
  clientId: string;
  clientSecret: string;
  entityId: string;
  /** For the load that goes past the proxy. It was not asked for over HTTP. */
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
   * Lets the first call of each connection wait for a second. Node takes in one new connection each
   * time that its event loop turns (https://github.com/libuv/libuv/pull/3696): the last of many
   * would stand in line for seconds behind the calls of the first, were these answered at once.
   */
  waitForConnections() {
    sandbox.fail({ method: 'GET', delay: CONNECTING, times: Number(process.env['CONNECTIONS']) });
    return true;
  },
  // Every look at the log copies it, so this is asked for once, when the load is over.
  countTokenRequests: () => sandbox.requests.filter(({ path }) => path === '/auth/token').length,
});
