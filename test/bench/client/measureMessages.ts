import { setTimeout as sleep } from 'node:timers/promises';
import type { Lab } from './createLab.ts';
import { formatNumber } from './formatNumber.ts';
import { getMedian } from './getMedian.ts';
import { repeat } from './repeat.ts';
import { showScene } from './showScene.ts';

const RUNS = 3;
const PROVIDERS = 200;
/** Milliseconds until the first answers are too old to count as fresh. */
const PAUSE = 3000;
/** Milliseconds for messages that follow once everything is shown. */
const AFTERMATH = 3000;

/** The connection becomes `deauthorized`, and one of many providers of its entity is refreshed. */
export async function measureMessages({ site, open }: Lab): Promise<string[][]> {
  const scene = {
    entityIds: Array.from({ length: PROVIDERS }, () => site.sandbox.entityId),
    part: 'status',
    fake: { delay: 20 },
  } as const;
  const runs = await repeat(RUNS, () =>
    open('production', async (page) => {
      await showScene(page, scene);
      await sleep(PAUSE);
      const read = async () => ({
        ...(await page.evaluate(() => window.bench.getCounts())),
        ...(await page.evaluate(() => window.bench.getApiCounts())),
      });
      const before = await read();
      const milliseconds = await page.evaluate(() => {
        window.bench.setStatus('deauthorized');
        window.bench.refresh();
        return window.bench.waitForStatus('deauthorized');
      });
      await sleep(AFTERMATH);
      const after = await read();
      return [
        after.posted - before.posted,
        after.received - before.received,
        after.calls - before.calls,
        milliseconds,
      ];
    }),
  );
  const medians = [0, 1, 2, 3].map((column) => getMedian(runs.map((run) => run[column] ?? NaN)));
  return [
    ['', 'sent', 'received', 'calls to the API', `ms until all show it (${RUNS} runs)`],
    [`${PROVIDERS} providers, one piece of news`, ...medians.map((value) => formatNumber(value))],
  ];
}
