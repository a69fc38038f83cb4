import type { CDPSession } from 'playwright';
import type { Lab } from './createLab.ts';
import { formatNumber } from './formatNumber.ts';

const TOTAL = 10_000;
const PAGES = TOTAL / 25;
/** The pages that are scrolled while the browser slows down its CPU. */
const SLOW_PAGES = 40;
const SLOWDOWN = 4;
const MEGABYTE = 1024 ** 2;

async function measureHeap(devTools: CDPSession): Promise<number> {
  await devTools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devTools.send('Runtime.getHeapUsage');
  return usedSize / MEGABYTE;
}

/** Measures the sync log of a business with 10,000 invoices. */
export function measureLog({ open }: Lab): Promise<string[][]> {
  return open('production', async (page, devTools) => {
    const opening = await page.evaluate((total) => window.bench.showLog(total), TOTAL);
    const before = await measureHeap(devTools);
    const throttle = (rate: number) => devTools.send('Emulation.setCPUThrottlingRate', { rate });
    const scroll = (pages: number) =>
      page.evaluate((count) => window.bench.scrollLog(count), pages);
    const quick = await scroll(PAGES - 1 - SLOW_PAGES);
    await throttle(SLOWDOWN);
    const slow = await scroll(SLOW_PAGES);
    await throttle(1);
    const shown = await measureHeap(devTools);
    await page.evaluate(() => window.bench.clear());
    await page.waitForTimeout(500);
    const left = await measureHeap(devTools);
    return [
      ['', 'requests', 'rows in the page', 'tasks above 50 ms', 'longest, ms', 'heap, MB more'],
      ['opened', String(opening), '', '', '', ''],
      ...[
        { what: `scrolled ${PAGES - 1 - SLOW_PAGES} pages`, ...quick, heap: '' },
        {
          what: `${SLOW_PAGES} pages, processor ${SLOWDOWN} times slower`,
          ...slow,
          heap: formatNumber(shown - before),
        },
      ].map(({ what, requests, rows, longTasks, longest, heap }) => [
        what,
        String(requests),
        String(rows),
        String(longTasks),
        formatNumber(longest),
        heap,
      ]),
      ['closed', '', '', '', '', formatNumber(left - before)],
    ];
  });
}
