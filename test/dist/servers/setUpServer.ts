import { expect } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/Sandbox.ts';
import { serveSandbox } from '../../../src/sandbox/serveSandbox.ts';
import { getFreePort } from '../../getFreePort.ts';
import { startServer } from './startServer.ts';

/** What a server answered, made sure of giving nothing away. */
export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

interface AskOptions extends Omit<RequestInit, 'headers'> {
  headers?: Record<string, string>;
}

/** Somebody who is signed in, for a company that no other test has. */
export interface Person {
  entityId: string;
  /** What a page of this person's sends with everything. */
  headers: Record<string, string>;
  /** Asks the proxy, as a page of the product does. */
  ask: (path: string, init?: AskOptions) => Promise<Answer>;
  /** What has reached the accounting API since they signed in. */
  getCalls: () => Sandbox['requests'];
  /** How often a token was asked for since. */
  countTokens: () => number;
}

/** A partner's server, started for real, in front of a sandbox of its own. */
export interface ServerUnderTest {
  url: string;
  sandbox: Sandbox;
  signIn: () => Person;
  /** Sends it anything, and reads the answer. */
  send: (path: string, init?: RequestInit) => Promise<Answer>;
  /** Fails where this holds a secret or a token. */
  checkSecrecy: (text: string) => void;
  /** All that it has printed. */
  getOutput: () => string;
  stop: () => Promise<void>;
}

export const PROXY = '/api/accounting';

/** Starts a server of the fixtures, and the sandbox behind it. */
export async function setUpServer(
  folder: string,
  args: readonly string[],
  { isConfigured = true } = {},
): Promise<ServerUnderTest> {
  const url = `http://127.0.0.1:${await getFreePort()}`;
  const upstream = await serveSandbox({
    port: 0,
    entities: Array.from({ length: 300 }, (_, index) => ({
      id: `entity-${index}`,
      userId: `user-of-entity-${index}`,
      name: `Company ${index}`,
      currency: 'GBP',
    })),
    rateLimit: 10_000,
    webhook: { url: `${url}/api/webhooks/accounting` },
  });
  const { sandbox } = upstream;
  const variables = {
    MONITE_CLIENT_ID: sandbox.clientId,
    MONITE_CLIENT_SECRET: sandbox.clientSecret,
    MONITE_API_URL: sandbox.baseUrl,
    MONITE_WEBHOOK_SECRET: sandbox.webhookSecret,
  };
  const server = await startServer(
    folder,
    args,
    `${url}${PROXY}/accounting_connections`,
    isConfigured ? variables : {},
  ).catch(async (error: unknown) => {
    await upstream.close();
    throw error;
  });
  let signedIn = 0;

  function checkSecrecy(text: string) {
    expect(text).not.toContain(sandbox.clientSecret);
    expect(text).not.toContain(sandbox.webhookSecret);
    // How the sandbox writes its tokens.
    expect(text).not.toMatch(/sandbox_[0-9a-f]{20}/);
  }

  async function send(path: string, init?: RequestInit): Promise<Answer> {
    const response = await fetch(`${url}${path}`, { redirect: 'manual', ...init });
    const { status, headers } = response;
    const text = await response.text();
    checkSecrecy(`${text} ${JSON.stringify([...headers])}`);
    const isJson = headers.get('content-type')?.startsWith('application/json') ?? false;
    const body: unknown = isJson ? JSON.parse(text) : text;
    return { status, headers, body };
  }

  function signIn(): Person {
    const entityId = sandbox.entities[signedIn]?.id;
    if (entityId === undefined) throw new Error('There are no more companies.');
    signedIn += 1;
    const before = sandbox.requests.length;
    const headers = { Cookie: `session=${entityId}`, 'Sec-Fetch-Site': 'same-origin' };
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
    await server.stop();
    await upstream.close();
  }

  return { url, sandbox, signIn, send, checkSecrecy, getOutput: server.getOutput, stop };
}
