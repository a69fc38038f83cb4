import { setTimeout as sleep } from 'node:timers/promises';
import type { Lab } from './createLab.ts';

const SECONDS = 8;
const WAKE_UPS_A_SECOND = 20;

const CASES = [
  { label: 'answers after 5 s, 20 wake-ups a second', wakeUps: true, fake: { delay: 5000 } },
  { label: '429, Retry-After: 3', wakeUps: false, fake: { retryAfter: 3 } },
  { label: '429, Retry-After: 3, 20 wake-ups a second', wakeUps: true, fake: { retryAfter: 3 } },
] as const;

const countCalls = ({ site, open }: Lab, { wakeUps, fake }: (typeof CASES)[number]) =>
  open('production', async (page) => {
    await page.evaluate((scene) => void window.bench.show(scene), {
      entityIds: [site.sandbox.entityId],
      part: 'status',
      fake,
    } as const);
    if (wakeUps) {
      await page.evaluate(
        ([seconds, times]) => void window.bench.wakeUp(seconds * times, 1000 / times),
        [SECONDS, WAKE_UPS_A_SECOND] as const,
      );
    }
    await sleep(SECONDS * 1000);
    return page.evaluate(() => window.bench.getApiCounts());
  });

/** Counts how often one provider calls a failing API after it mounts. */
export async function measureTrouble(lab: Lab): Promise<string[][]> {
  const rows: string[][] = [];
  for (const given of CASES) {
    const { calls, mostAtOnce } = await countCalls(lab, given);
    rows.push([given.label, String(calls), String(mostAtOnce)]);
  }
  return [['', `calls in ${SECONDS} s`, 'most at once'], ...rows];
}
