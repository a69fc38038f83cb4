import { setTimeout as sleep } from 'node:timers/promises';
import type { Lab } from './createLab.ts';
import { formatNumber } from './formatNumber.ts';
import { getMedian } from './getMedian.ts';
import type { Scene } from './page/PageBench.ts';
import { readMetrics } from './readMetrics.ts';
import { repeat } from './repeat.ts';
import { showScene } from './showScene.ts';

const RUNS = 7;
/** Milliseconds. Long enough for the page to show its loading state and become idle. */
const DELAY = 2000;

const timeAnswer = ({ open }: Lab, scene: Scene) =>
  open('production', async (page, devTools) => {
    const shown = showScene(page, scene);
    await sleep(DELAY / 2);
    const before = await readMetrics(devTools);
    const { sinceAnswer } = await shown;
    const after = await readMetrics(devTools);
    return { milliseconds: sinceAnswer, cpu: (after.cpuSeconds - before.cpuSeconds) * 1000 };
  });

/** Measures from the first answer until the widget is painted, each time in a new page. */
export async function measureFirstAnswer(lab: Lab): Promise<string[][]> {
  const rows: string[][] = [];
  for (const connections of [1, 10_000]) {
    const fake = { connections, delay: DELAY };
    const scene: Scene = { entityIds: [lab.site.sandbox.entityId], part: 'widget', fake };
    const runs = await repeat(RUNS, () => timeAnswer(lab, scene));
    const milliseconds = getMedian(runs.map((run) => run.milliseconds));
    const cpu = getMedian(runs.map((run) => run.cpu));
    rows.push([
      `connections: ${connections.toLocaleString('en')}`,
      formatNumber(milliseconds),
      formatNumber(cpu),
    ]);
  }
  return [['', `ms (${RUNS} runs)`, 'CPU ms of the main thread'], ...rows];
}
