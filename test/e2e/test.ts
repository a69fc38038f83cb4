import { expect, test as base } from '@playwright/test';
import { startDemo } from '../startDemo.ts';
import { Demo } from './Demo.ts';
import { SandboxRemote } from './SandboxRemote.ts';

interface Fixtures {
  demo: Demo;
  /** Controls the sandbox behind the demo. */
  sandbox: SandboxRemote;
  /** The only console messages and violations that this test allows. */
  allowedNoise: RegExp;
  /**
   * What pages and windows have said so far that nobody should hear: errors, warnings, and violations
   * of their Content-Security-Policy.
   */
  noise: string[];
  /**
   * Whether pages listen to the product's update stream. Off by default, so that tests show what
   * pages detect by polling.
   */
  hasUpdates: boolean;
  /** Whether pages get a token and call the API themselves, instead of the product's server. */
  hasTokens: boolean;
}

interface WorkerFixtures {
  /** The URL of this worker's demo. */
  demoUrl: string;
}

/** A test on a fresh demo. Unexpected console messages and violations of a policy fail the test. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  demoUrl: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures here
    async ({}, provide) => {
      const { url, stop } = await startDemo();
      await provide(url);
      await stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ demoUrl }, provide) => provide(demoUrl),
  allowedNoise: [/^$/, { option: true }],
  hasUpdates: [false, { option: true }],
  hasTokens: [false, { option: true }],
  sandbox: async ({ demoUrl }, provide) => provide(new SandboxRemote(demoUrl)),
  noise: [
    async ({ context, allowedNoise }, provide) => {
      const noise: string[] = [];
      context.on('weberror', (event) => noise.push(String(event.error())));
      context.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) noise.push(message.text());
      });
      // Not every browser writes each violation to the console.
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) =>
          // oxlint-disable-next-line no-console -- this is how the test hears of it
          console.error(`CSP: ${event.effectiveDirective} blocked ${event.blockedURI}`),
        );
      });

      await provide(noise);

      const unexpected = noise.filter((line) => !allowedNoise.test(line));
      expect(unexpected, 'unexpected console messages').toEqual([]);
    },
    { auto: true },
  ],
  demo: async ({ page, context, request, hasUpdates, hasTokens }, provide) => {
    for (const action of ['reset', ...(hasTokens ? ['tokens'] : [])]) {
      // oxlint-disable-next-line no-await-in-loop -- one at a time
      expect((await request.post(`/api/sandbox/${action}`)).ok()).toBe(true);
    }
    if (!hasUpdates) {
      await context.addInitScript(() => void Reflect.deleteProperty(window, 'EventSource'));
    }
    await provide(new Demo(page));
  },
});
