import { expect, type APIRequestContext, type APIResponse } from '@playwright/test';
import type {
  SandboxConnection,
  SandboxOptions,
  SandboxRule,
} from 'react-accounting-connect/sandbox';

/** The demo's sandbox, driven from outside: what people and systems elsewhere do to it. */
export class SandboxRemote {
  readonly #request: APIRequestContext;

  constructor(request: APIRequestContext) {
    this.#request = request;
  }

  async #post(path: string, data: object = {}): Promise<APIResponse> {
    const response = await this.#request.post(`/api/sandbox/remote${path}`, { data });
    expect(response.status(), await response.text()).toBe(200);
    return response;
  }

  /** All there ever were, oldest first. */
  async getConnections(): Promise<readonly SandboxConnection[]> {
    return (await this.#request.get('/api/sandbox/remote/connections')).json();
  }

  /** The one that is there. Fails if there are more. */
  async getConnection(): Promise<SandboxConnection> {
    const [connection, ...others] = await this.getConnections();
    expect(others).toEqual([]);
    if (!connection) throw new Error('The sandbox has no connection.');
    return connection;
  }

  /** What stands in the way of another connection: one at most. */
  async getActive(): Promise<string[]> {
    return (await this.getConnections())
      .filter(({ status }) => status !== 'disconnected')
      .map(({ platform, status }) => `${platform} ${status}`);
  }

  /** A connection that was made without this browser. */
  async connect(platform: string, status?: string): Promise<void> {
    await this.#post('/connections', { platform, status });
  }

  /** The person finishes somewhere else. Returns when, by the clock of this computer. */
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

  /** Moves the clock on, in milliseconds. */
  async advance(advance: number): Promise<void> {
    await this.#post('/clock', { advance });
  }
}
