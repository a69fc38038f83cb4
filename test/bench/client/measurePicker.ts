import type { Lab } from './createLab.ts';
import { formatNumber } from './formatNumber.ts';
import { getMedian } from './getMedian.ts';
import type { Scene } from './page/PageBench.ts';
import { repeat } from './repeat.ts';
import { showScene } from './showScene.ts';

const RUNS = 7;
/** The factor by which the browser slows down its CPU. */
const SLOWDOWN = 4;
const KEYS = Array.from({ length: 500 }, (_, index) => `system_${index}`);

const timeClick = ({ site, open }: Lab, scene: Scene) =>
  open('production', async (page, devTools) => {
    site.reset();
    await showScene(page, scene);
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    const timed = page.evaluate(() => window.bench.timePicker());
    // The pointer reaches the button just before the click, so nothing is prefetched.
    await page.locator('[data-part=connect-button]').click();
    return timed;
  });

/** Measures from the first click on Connect until the platform list is painted, in a new page. */
export async function measurePicker(lab: Lab): Promise<string[][]> {
  if (lab.version !== '2023-03-14') return [['none: people choose while they sign in']];
  const rows: string[][] = [];
  for (const platforms of [undefined, KEYS]) {
    const scene: Scene = {
      entityIds: [lab.site.sandbox.entityId],
      part: 'button',
      ...(platforms && { platforms }),
    };
    const runs = await repeat(RUNS, () => timeClick(lab, scene));
    const milliseconds = getMedian(runs.map((run) => run.milliseconds));
    const items = getMedian(runs.map((run) => run.items));
    rows.push([
      platforms ? 'platforms with 500 keys' : 'the catalogue',
      String(items),
      formatNumber(milliseconds),
    ]);
  }
  return [['', 'systems listed', `ms, processor ${SLOWDOWN} times slower (${RUNS} runs)`], ...rows];
}
