import { expect, type APIRequestContext, type APIResponse } from '@playwright/test';
import type {
  SandboxConnection,
  SandboxOptions,
  SandboxRequest,
  SandboxRule,
} from 'react-accounting-connect/sandbox';

/** Controls the demo's sandbox: the actions of people and systems outside the browser. */
export class SandboxRemote {
  readonly #request: APIRequestContext;
  readonly #root: string;

  /** `practice` is the sandbox of the accountant's clients. */
  constructor(request: APIRequestContext, name: 'remote' | 'practice' = 'remote') {
    this.#request = request;
    this.#root = `/api/sandbox/${name}`;
  }

  async #post(path: string, data: object = {}): Promise<APIResponse> {
    const response = await this.#request.post(this.#root + path, { data });
    expect(response.status(), await response.text()).toBe(200);
    return response;
  }

  /** Returns all connections so far, oldest first. */
  async getConnections(): Promise<readonly SandboxConnection[]> {
    return (await this.#request.get(`${this.#root}/connections`)).json();
  }

  /** Returns how many tokens the product has requested so far. */
  async countTokens(): Promise<number> {
    const response = await this.#request.get(`${this.#root}/requests`);
    const requests: SandboxRequest[] = await response.json();
    return requests.filter(({ path }) => path === '/auth/token').length;
  }

  /** Returns the only connection. Fails if there are more. */
  async getConnection(): Promise<SandboxConnection> {
    const [connection, ...others] = await this.getConnections();
    expect(others).toEqual([]);
    if (!connection) throw new Error('The sandbox has no connection.');
    return connection;
  }

  /** Returns the active connections, of which there is at most one. */
  async getActive(): Promise<string[]> {
    return (await this.getConnections())
      .filter(({ status }) => status !== 'disconnected')
      .map(({ platform, status }) => `${platform} ${status}`);
  }

  /** Creates a connection without this browser. */
  async connect(platform: string, status?: string): Promise<void> {
    await this.#post('/connections', { platform, status });
  }

  /** Authorizes a connection elsewhere. Returns the time on this computer's clock. */
  async authorize(id: string): Promise<number> {
    const body: { at: number } = await (
      await this.#post(`/connections/${encodeURIComponent(id)}/authorize`)
    ).json();
    return body.at;
  }

  async setStatus(id: string, status: string, after?: number): Promise<void> {
    await this.#post(`/connections/${encodeURIComponent(id)}/status`, { status, after });
  }

  async setPages(pages: Pick<SandboxOptions, 'coop' | 'returnUrl'>): Promise<void> {
    await this.#post('/pages', pages);
  }

  async fail(rule: SandboxRule): Promise<void> {
    await this.#post('/rules', rule);
  }

  /** Advances the clock by a number of milliseconds. */
  async advance(advance: number): Promise<void> {
    await this.#post('/clock', { advance });
  }
}
