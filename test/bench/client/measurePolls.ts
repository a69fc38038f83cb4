import type { CDPSession, Page } from 'playwright';
import type { PageKind } from './buildPage.ts';
import type { Lab } from './createLab.ts';
import { formatNumber } from './formatNumber.ts';
import { getMedian } from './getMedian.ts';
import { readMetrics } from './readMetrics.ts';
import { repeat } from './repeat.ts';
import { showScene } from './showScene.ts';

const RUNS = 5;
/** An even number, so that each run ends in its initial state. */
const POLLS = 10;
/** Lets the browser optimize the code first. */
const WARM_UP = 10;

const CASES = [
  { label: '1 connection, no news', connections: 1, hasNews: false },
  { label: '1 connection, news', connections: 1, hasNews: true },
  { label: '10,000 connections, no news', connections: 10_000, hasNews: false },
  { label: '10,000 connections, news', connections: 10_000, hasNews: true },
] as const;

type Case = (typeof CASES)[number];

async function poll(page: Page, times: number, hasNews: boolean): Promise<void> {
  const before = await page.evaluate(() => window.bench.getApiCounts().calls);
  await page.evaluate(([count, news]) => window.bench.poll(count, news), [times, hasNews] as const);
  const calls = (await page.evaluate(() => window.bench.getApiCounts().calls)) - before;
  if (calls !== times) throw new Error(`${times} refreshes made ${calls} calls`);
}

function openWidget<Result>(
  { site, open }: Lab,
  kind: PageKind,
  { connections, hasNews }: Case,
  measure: (page: Page, devTools: CDPSession) => Promise<Result>,
): Promise<Result> {
  return open(kind, async (page, devTools) => {
    const { entityId } = site.sandbox;
    await showScene(page, {
      entityIds: [entityId],
      part: 'widget',
      fake: { connections },
    });
    await poll(page, WARM_UP, hasNews);
    return measure(page, devTools);
  });
}

/** Measures the cost of one refresh for the widget, with and without a changed status. */
export async function measurePolls(lab: Lab): Promise<string[][]> {
  const rows: string[][] = [];
  for (const given of CASES) {
    const { label, hasNews } = given;
    const { renders, commits } = await openWidget(lab, 'profiling', given, async (page) => {
      const before = await page.evaluate(() => window.bench.getRenders());
      await poll(page, POLLS, hasNews);
      const after = await page.evaluate(() => window.bench.getRenders());
      return {
        renders: (after.renders - before.renders) / POLLS,
        commits: (after.commits - before.commits) / POLLS,
      };
    });
    const times = await openWidget(lab, 'production', given, (page, devTools) =>
      repeat(RUNS, async () => {
        const before = await readMetrics(devTools);
        await poll(page, POLLS, hasNews);
        const after = await readMetrics(devTools);
        return ((after.cpuSeconds - before.cpuSeconds) * 1000) / POLLS;
      }),
    );
    const numbers = [commits, renders].map((count) => formatNumber(count, 2));
    rows.push([label, ...numbers, formatNumber(getMedian(times), 2)]);
  }
  return [
    ['', 'commits', 'renders', `CPU ms of the main thread (${RUNS} runs of ${POLLS})`],
    ...rows,
  ];
}
