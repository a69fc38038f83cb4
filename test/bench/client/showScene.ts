import type { Page } from 'playwright';
import type { Scene, ShowTimes } from './page/PageBench.ts';

/** Shows the scene. @throws Error if a part of the scene gets no answer in time */
export async function showScene(page: Page, scene: Scene): Promise<ShowTimes> {
  const times = await page.evaluate((given) => window.bench.show(given), scene);
  if (times.sinceRender === Infinity) throw new Error('A part of the page got no answer in time.');
  return times;
}
