import { appendFileSync, mkdirSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import type { Demo } from './Demo.ts';
import type { SandboxRemote } from './SandboxRemote.ts';
import { test } from './test.ts';
import { getMoments, watchWidget } from './watchWidget.ts';

const TIMES = 6;
/** In milliseconds, chosen to cover the whole time between two polls. */
const STEP = 250;

// Each test measures many times.
test.slow();

/** Starts another connection. Returns the connection's id and the window. */
async function startConnection(
  demo: Demo,
  sandbox: SandboxRemote,
  path?: string,
): Promise<{ id: string; popup: Page }> {
  const last = (await sandbox.getConnections()).at(-1);
  if (last) await sandbox.setStatus(last.id, 'disconnected');
  await demo.open(path);
  const again = demo.widget.getByRole('button', { name: 'Reconnect Xero' });
  const popup = last ? await demo.expectWindow(() => again.click()) : await demo.choose();
  await expect(demo.widget).toHaveAttribute('data-phase', 'awaiting_authorization');
  const connection = (await sandbox.getConnections()).at(-1);
  return { id: connection?.id ?? '', popup };
}

/** Stops Playwright from emulating focus on the page, which it does again at every load. */
async function disableFocusEmulation(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send('Emulation.setFocusEmulationEnabled', { enabled: false });
}

/** Returns when the widget first showed the status. */
async function getConnectedAt(page: Page): Promise<number> {
  await expect(page.locator('section[data-status=connected]')).toBeVisible();
  const moment = (await getMoments(page)).find(({ status }) => status === 'connected');
  return moment?.at ?? Infinity;
}

function report(what: string, times: readonly number[]): void {
  const sorted = times.toSorted((one, other) => one - other);
  const median = sorted[Math.floor(sorted.length / 2)];
  const line = `${what}: min ${sorted[0]} ms, median ${median} ms, max ${sorted.at(-1)} ms (${sorted.length} times)\n`;
  process.stdout.write(line);
  // The test command prints this line after the stage.
  mkdirSync('test-results', { recursive: true });
  appendFileSync('test-results/latency.txt', line);
}

const WHEN_BACK = 'connected shows at most 300 ms after the person comes back';
test(WHEN_BACK, { tag: '@window' }, async ({ page, demo, sandbox }) => {
  await watchWidget(page);

  const times: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    await page.bringToFront();
    const { id, popup } = await startConnection(
      demo,
      sandbox,
      '/settings/accounting?authorization=tab',
    );
    await disableFocusEmulation(page);
    await popup.bringToFront();
    await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(false);
    await page.waitForTimeout(time * STEP);

    const authorizedAt = await sandbox.authorize(id);
    await page.bringToFront();
    const connectedAt = await getConnectedAt(page);
    const focusedAt = await page.evaluate(() => window.focusedAt ?? Infinity);
    expect(focusedAt).toBeGreaterThanOrEqual(authorizedAt);
    times.push(Math.max(0, connectedAt - focusedAt));
    await popup.close();
  }

  report('Connected, after coming back', times);
  expect(Math.max(...times)).toBeLessThanOrEqual(300);
});

test('connected shows within 2 s if the person never left', async ({ page, demo, sandbox }) => {
  await watchWidget(page);

  const times: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const { id, popup } = await startConnection(demo, sandbox);
    await page.waitForTimeout(time * STEP);
    const authorizedAt = await sandbox.authorize(id);
    times.push((await getConnectedAt(page)) - authorizedAt);
    await popup.close();
  }

  report('Connected, without leaving', times);
  expect(Math.max(...times)).toBeLessThanOrEqual(2000);
});
