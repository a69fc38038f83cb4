import { expect } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/Sandbox.ts';
import { serveSandbox } from '../../../src/sandbox/serveSandbox.ts';
import { getFreePort } from '../../getFreePort.ts';
import type { RunningProgram } from '../../startProgram.ts';
import { SESSION_SECRET } from './APPS.ts';
import type { App } from './APPS.ts';
import { startServer } from './startServer.ts';

/** A server's response, after a check that it contains no secret. */
export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

interface AskOptions extends Omit<RequestInit, 'headers'> {
  headers?: Record<string, string>;
}

/** A signed-in person of a company that no other test uses. */
export interface Person {
  entityId: string;
  /** The headers of every request of this person's page. */
  headers: Record<string, string>;
  /** Sends a request to the proxy, as a page of the product does. */
  ask: (path: string, init?: AskOptions) => Promise<Answer>;
  /** The calls that reached the accounting API since the person signed in. */
  getCalls: () => Sandbox['requests'];
  /** The number of token requests since then. */
  countTokens: () => number;
}

/** One process of a partner's server. */
export interface Instance {
  url: string;
  /** Sends `SIGTERM`. Resolves when the process is gone. */
  stop: () => Promise<void>;
}

/** A partner's server in real processes, in front of its own sandbox. */
export interface ServerUnderTest {
  /** The address of the instance that is next. Requests and webhooks go to one after the other. */
  readonly url: string;
  instances: readonly Instance[];
  sandbox: Sandbox;
  signIn: () => Person;
  /** Sends any request to a path, or to the URL of one instance, and reads the response. */
  send: (path: string, init?: RequestInit) => Promise<Answer>;
  /** Throws if the text contains a secret or a token. */
  checkSecrecy: (text: string) => void;
  /** Everything that the server has printed. */
  getOutput: () => string;
  stop: () => Promise<void>;
}

export interface SetUpServerOptions {
  /** Whether the server gets the credentials. @default true */
  isConfigured?: boolean;
  /** The number of processes. @default 1 */
  instances?: number;
  /** Further environment variables. */
  env?: Record<string, string>;
}

export const PROXY = '/api/accounting';
export const WEBHOOK = '/api/webhooks/accounting';

/** Starts a server in its folder, and the sandbox behind it. */
export async function setUpServer(
  folder: string,
  { command, createCookie }: App,
  { isConfigured = true, instances: count = 1, env = {} }: SetUpServerOptions = {},
): Promise<ServerUnderTest> {
  let running: Instance[] = [];
  let turn = 0;

  function getUrl() {
    turn += 1;
    return running[turn % running.length]?.url ?? 'http://no-instance-runs.invalid';
  }

  const upstream = await serveSandbox({
    port: 0,
    entities: Array.from({ length: 300 }, (_, index) => ({
      id: `entity-${index}`,
      userId: `user-of-entity-${index}`,
      name: `Company ${index}`,
      currency: 'GBP',
    })),
    rateLimit: 10_000,
    webhook: {
      url: `http://partner.localhost${WEBHOOK}`,
      fetch: async (request) =>
        fetch(getUrl() + WEBHOOK, {
          method: 'POST',
          headers: request.headers,
          body: await request.text(),
        }),
    },
  });
  const { sandbox } = upstream;
  const variables = {
    // Several servers share the Redis of a test file.
    REDIS_PREFIX: crypto.randomUUID(),
    MONITE_CLIENT_ID: sandbox.clientId,
    MONITE_CLIENT_SECRET: sandbox.clientSecret,
    MONITE_API_URL: sandbox.baseUrl,
    MONITE_WEBHOOK_SECRET: sandbox.webhookSecret,
  };
  const programs: RunningProgram[] = [];

  async function startInstance(): Promise<Instance> {
    const url = `http://127.0.0.1:${await getFreePort()}`;
    const program = await startServer(folder, command, `${url}${PROXY}/accounting_connections`, {
      ...env,
      SESSION_SECRET,
      COMPANIES: sandbox.entities.map(({ id, name }) => `${id}=${name}`).join(','),
      ...(isConfigured && variables),
    });
    programs.push(program);
    async function stop() {
      running = running.filter((other) => other !== instance);
      await program.stop();
    }
    const instance: Instance = { url, stop };
    running.push(instance);
    return instance;
  }

  const starts = await Promise.allSettled(Array.from({ length: count }, startInstance));
  const instances = starts.flatMap((start) => (start.status === 'fulfilled' ? start.value : []));
  let signedIn = 0;

  function checkSecrecy(text: string) {
    expect(text).not.toContain(sandbox.clientSecret);
    expect(text).not.toContain(sandbox.webhookSecret);
    // The format of the sandbox's tokens.
    expect(text).not.toMatch(/sandbox_[0-9a-f]{20}/);
  }

  async function send(path: string, init?: RequestInit): Promise<Answer> {
    const response = await fetch(new URL(path, getUrl()), { redirect: 'manual', ...init });
    const { status, headers } = response;
    const text = await response.text();
    checkSecrecy(`${text} ${JSON.stringify([...headers])}`);
    const isJson = headers.get('content-type')?.startsWith('application/json') ?? false;
    const body: unknown = isJson ? JSON.parse(text) : text;
    return { status, headers, body };
  }

  function signIn(): Person {
    const entityId = sandbox.entities[signedIn]?.id;
    if (entityId === undefined) throw new Error('All companies are in use.');
    signedIn += 1;
    const before = sandbox.requests.length;
    const headers = { Cookie: createCookie(entityId), 'Sec-Fetch-Site': 'same-origin' };
    const find = (isToken: boolean) =>
      sandbox.requests.slice(before).filter(({ path }) => (path === '/auth/token') === isToken);
    return {
      entityId,
      headers,
      ask: (path, init = {}) =>
        send(`${PROXY}${path}`, { ...init, headers: { ...headers, ...init.headers } }),
      getCalls: () => find(false),
      countTokens: () => find(true).length,
    };
  }

  async function stop() {
    await Promise.all(instances.map((instance) => instance.stop()));
    await upstream.close();
  }

  const failed = starts.find((start) => start.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return {
    get url() {
      return getUrl();
    },
    instances,
    sandbox,
    signIn,
    send,
    checkSecrecy,
    getOutput: () => programs.map((program) => program.getOutput()).join('\n'),
    stop,
  };
}
