import { expect } from '@playwright/test';
import type {
  SandboxConnection,
  SandboxOptions,
  SandboxRule,
} from 'react-accounting-connect/sandbox';
import { createSandbox } from '../../src/sandbox/createSandbox.ts';
import { createSandboxControl } from '../../src/testing/createSandboxControl.ts';
import type { SandboxControl } from '../../src/testing/SandboxControl.ts';

/** Controls the demo's sandbox: the actions of people and systems outside the browser. */
export class SandboxRemote {
  readonly #control: SandboxControl;

  /** `practice` is the sandbox of the accountant's clients. */
  constructor(demoUrl: string, name: 'remote' | 'practice' = 'remote') {
    this.#control = createSandboxControl(`${demoUrl}/api/sandbox/${name}`);
  }

  /** Returns all connections so far, oldest first. */
  getConnections(): Promise<readonly SandboxConnection[]> {
    return this.#control.getConnections();
  }

  /** Returns how many tokens the product has requested so far. */
  async countTokens(): Promise<number> {
    const requests = await this.#control.getRequests();
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

  /** Creates a connection of the demo's company, without this browser. */
  async connect(platform: string, status?: string): Promise<void> {
    // The ids are the same in every sandbox.
    await this.#control.connect(createSandbox().entityId, platform, status);
  }

  /** Authorizes a connection elsewhere. Returns the time just before. */
  async authorize(id: string): Promise<number> {
    const before = Date.now();
    await this.#control.authorize(id);
    return before;
  }

  async setStatus(id: string, status: string): Promise<void> {
    await this.#control.setStatus(id, status);
  }

  async setPages(pages: Pick<SandboxOptions, 'coop' | 'returnUrl'>): Promise<void> {
    await this.#control.setPages(pages);
  }

  async fail(rule: SandboxRule & { path?: string }): Promise<void> {
    await this.#control.fail(rule);
  }

  /** Advances the clock by a number of milliseconds. */
  async advance(milliseconds: number): Promise<void> {
    await this.#control.advance(milliseconds);
  }
}
