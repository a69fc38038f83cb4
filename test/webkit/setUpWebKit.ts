import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { getFreePort } from '../getFreePort.ts';
import { startProgram, type RunningProgram } from '../startProgram.ts';
import { startWebKit, type WebKit, type WebKitBuild } from './startWebKit.ts';
import { WebKitDemo } from './WebKitDemo.ts';

const root = resolve(import.meta.dirname, '../..');

/** The demo in a browser of its own for each test. */
export interface WebKitScene {
  readonly demo: WebKitDemo;
  /** Sends a command to the demo's sandbox. */
  control: (path: string, body?: object) => Promise<void>;
  /** Returns each connection of the sandbox as its platform and its status. */
  getConnections: () => Promise<string[]>;
}

/** Starts the demo and a build of WebKit for the tests of a file. Console messages fail a test. */
export function setUpWebKit(build: WebKitBuild): WebKitScene {
  let url: string;
  let server: RunningProgram | undefined;
  let webkit: WebKit | undefined;
  let demo: WebKitDemo | undefined;

  beforeAll(async () => {
    url = `http://127.0.0.1:${await getFreePort()}`;
    const variables = { NODE_ENV: 'development', PORT: new URL(url).port, SANDBOX_PORT: '0' };
    const args = ['--import', 'tsx', 'demo/start.ts'];
    server = startProgram(process.execPath, args, { ...process.env, ...variables }, root);
    [webkit] = await Promise.all([startWebKit(build), server.waitForUrl(url)]);
  });

  afterAll(async () => {
    await Promise.all([webkit?.stop(), server?.stop()]);
  });

  beforeEach(async () => {
    await scene.control('/reset');
    const browser = await webkit?.openBrowser();
    demo = browser && new WebKitDemo(browser, url);
  });

  afterEach(async ({ task }) => {
    try {
      if (task.result?.state !== 'fail') await demo?.expectSilence();
    } finally {
      await demo?.browser.quit();
      demo = undefined;
    }
  });

  const scene: WebKitScene = {
    get demo() {
      if (!demo) throw new Error('WebKit did not start.');
      return demo;
    },
    async control(path, body = {}) {
      const response = await fetch(`${url}/api/sandbox${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      expect(response.status, await response.text()).toBe(200);
    },
    async getConnections() {
      const response = await fetch(`${url}/api/sandbox/remote/connections`);
      const connections: { platform: string; status: string }[] = await response.json();
      return connections.map(({ platform, status }) => `${platform} ${status}`);
    },
  };
  return scene;
}
