import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { startDemo, type RunningDemo } from '../startDemo.ts';
import { startWebKit, type WebKit, type WebKitBuild } from './startWebKit.ts';
import { WebKitDemo } from './WebKitDemo.ts';

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
  let server: RunningDemo | undefined;
  let webkit: WebKit | undefined;
  let demo: WebKitDemo | undefined;

  function getUrl(): string {
    if (!server) throw new Error('The demo did not start.');
    return server.url;
  }

  beforeAll(async () => {
    [webkit, server] = await Promise.all([startWebKit(build), startDemo()]);
  });

  afterAll(async () => {
    await Promise.all([webkit?.stop(), server?.stop()]);
  });

  beforeEach(async () => {
    await scene.control('/reset');
    const browser = await webkit?.openBrowser();
    demo = browser && new WebKitDemo(browser, getUrl());
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
      const response = await fetch(`${getUrl()}/api/sandbox${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      expect(response.status, await response.text()).toBe(200);
    },
    async getConnections() {
      const response = await fetch(`${getUrl()}/api/sandbox/remote/connections`);
      const connections: { platform: string; status: string }[] = await response.json();
      return connections.map(({ platform, status }) => `${platform} ${status}`);
    },
  };
  return scene;
}
