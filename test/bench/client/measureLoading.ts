import { setTimeout as sleep } from 'node:timers/promises';
import type { PageKind } from './buildPage.ts';
import type { Lab } from './createLab.ts';
import { formatNumber } from './formatNumber.ts';
import { getMedian } from './getMedian.ts';
import type { Scene } from './page/PageBench.ts';
import { repeat } from './repeat.ts';
import { MOST_ENTITIES } from './startSite.ts';

const DEADLINE = 90_000;
/** Milliseconds for requests that follow once everything is shown. */
const AFTERMATH = 1000;

const SCENES = [
  { label: '1 part, 1 entity', entities: 1, partsPerProvider: 1, part: 'status', runs: 7 },
  { label: '50 parts, 1 entity', entities: 1, partsPerProvider: 50, part: 'mixed', runs: 7 },
  { label: '50 entities', entities: 50, partsPerProvider: 1, part: 'status', runs: 5 },
  { label: '200 entities', entities: MOST_ENTITIES, partsPerProvider: 1, part: 'status', runs: 3 },
] as const;

/** Returns the largest number of these times within one second. */
function countMostInSecond(moments: readonly number[]): number {
  const counts = moments.map(
    (start) => moments.filter((moment) => moment >= start && moment < start + 1000).length,
  );
  return Math.max(0, ...counts);
}

async function load({ site, open }: Lab, kind: PageKind, scene: Scene) {
  site.reset();
  for (const entityId of scene.entityIds) site.sandbox.connect(entityId, 'xero');
  return open(kind, async (page) => {
    const { sinceRender } = await page.evaluate(
      ([given, deadline]) => window.bench.show(given, deadline),
      [scene, DEADLINE] as const,
    );
    await sleep(AFTERMATH);
    const { requests } = site.sandbox;
    return {
      milliseconds: sinceRender,
      requests: requests.filter(({ path }) => path === '/accounting_connections').length,
      tokenRequests: site.countTokenRequests(),
      mostInSecond: countMostInSecond(requests.map(({ at }) => at)),
      refusals: requests.filter(({ status }) => status === 429).length,
      ...(await page.evaluate(() => window.bench.getRenders())),
    };
  });
}

/** Measures what loading costs the API and the browser. The sandbox allows 30 requests a second. */
export async function measureLoading(lab: Lab): Promise<string[][]> {
  const rows: string[][] = [];
  for (const { label, entities, partsPerProvider, part, runs } of SCENES) {
    const entityIds = lab.site.sandbox.entities.slice(0, entities).map(({ id }) => id);
    const scene: Scene = { entityIds, part, partsPerProvider };
    const loads = await repeat(runs, () => load(lab, 'production', scene));
    const { commits, renders } = await load(lab, 'profiling', scene);
    const fields = ['requests', 'tokenRequests', 'mostInSecond', 'refusals'] as const;
    const counts = fields.map((field) => getMedian(loads.map((result) => result[field])));
    const milliseconds = getMedian(loads.map((result) => result.milliseconds));
    const numbers = [...counts, commits, renders, milliseconds, runs];
    rows.push([label, ...numbers.map((number) => formatNumber(number))]);
  }
  return [
    ['', 'lists', 'tokens', 'most in 1 s', '429', 'commits', 'renders', 'ms', 'runs'],
    ...rows,
  ];
}
