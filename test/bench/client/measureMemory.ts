import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright';
import type { Lab } from './createLab.ts';
import { formatNumber } from './formatNumber.ts';
import { collectGarbage, readMetrics } from './readMetrics.ts';
import { showScene } from './showScene.ts';

/** Mounts before the first count, while the browser still compiles code. After 1,000 it is not done. */
const WARM_UP = 2000;
/** Mounts between the two counts. */
const MOUNTS = 1000;
/** Milliseconds for pending timers to expire. */
const REST = 3000;

async function inspectPage(page: Page, devTools: CDPSession) {
  await sleep(REST);
  await collectGarbage(devTools);
  const { heap, nodes, listeners } = await readMetrics(devTools);
  const counts = await page.evaluate(() => window.bench.getCounts());
  return [
    heap / 1e6,
    nodes,
    listeners,
    counts.listeners,
    counts.intervals,
    counts.timeouts,
    counts.channels,
  ];
}

/** Measures what the page still holds after many mounts and unmounts of the widget. */
export async function measureMemory({ site, open }: Lab): Promise<string[][]> {
  const scene = { entityIds: [site.sandbox.entityId], part: 'widget', fake: {} } as const;
  const rows = await open('production', async (page, devTools) => {
    await showScene(page, scene);
    await page.evaluate((times) => window.bench.remount(times), WARM_UP);
    const before = await inspectPage(page, devTools);
    await page.evaluate((times) => window.bench.remount(times), MOUNTS);
    const after = await inspectPage(page, devTools);
    const growth = after.map((value, index) => value - (before[index] ?? NaN));
    const format = ([heap = NaN, ...counts]: number[]) => [
      formatNumber(heap, 2),
      ...counts.map((count) => formatNumber(count)),
    ];
    return [
      [`after ${WARM_UP.toLocaleString('en')} mounts`, ...format(before)],
      [`after ${(WARM_UP + MOUNTS).toLocaleString('en')} mounts`, ...format(after)],
      ['growth', ...format(growth)],
    ];
  });
  return [
    [
      '',
      'heap MB',
      'DOM nodes',
      'all listeners',
      'on window, document',
      'intervals',
      'timeouts',
      'channels',
    ],
    ...rows,
  ];
}
