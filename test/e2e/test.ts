import { expect, test as base } from '@playwright/test';
import { Demo } from './Demo.ts';
import { SandboxRemote } from './SandboxRemote.ts';

interface Fixtures {
  demo: Demo;
  /** Behind the demo. */
  sandbox: SandboxRemote;
  /** What the console may say in this test. Nothing else. */
  allowedNoise: RegExp;
}

/** A test on a demo where nothing has happened yet. What the console says makes it fail. */
export const test = base.extend<Fixtures>({
  allowedNoise: [/^$/, { option: true }],
  sandbox: async ({ request }, provide) => provide(new SandboxRemote(request)),
  demo: async ({ page, context, request, allowedNoise }, provide) => {
    expect((await request.post('/api/sandbox/reset')).ok()).toBe(true);
    const noise: string[] = [];
    context.on('weberror', (event) => noise.push(String(event.error())));
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) noise.push(message.text());
    });

    await provide(new Demo(page));

    const unexpected = noise.filter((line) => !allowedNoise.test(line));
    expect(unexpected, 'what the console said').toEqual([]);
  },
});
