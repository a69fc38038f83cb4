import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright';
import type { PeerSite } from './startPeerSite.ts';
import { watchWords, type FirstWords } from './watchWords.ts';

export interface Load {
  first: FirstWords | undefined;
  /** Processor time of the page's scripts until `SETTLING` after the first words. */
  scriptMs: number;
  /** The files that the browser got. */
  served: string[];
  errors: string[];
}

/** Long, because a busy machine takes several seconds. */
const DEADLINE = 20_000;
const SETTLING = 1500;

/** Loads a page once, in a browser profile that has nothing in its cache. */
export async function measureLoad(browser: Browser, site: PeerSite, url: string): Promise<Load> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    // The loader that runs this file wraps functions in a helper, which the page does not have.
    await page.addInitScript('globalThis.__name = (value) => value;');
    await page.addInitScript(watchWords);
    const devTools = await context.newCDPSession(page);
    // Counts processor time, which other programs do not change.
    await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
    site.takeServed();
    await page.goto(url, { waitUntil: 'commit' });
    const first = await page
      .waitForFunction(() => window.firstWords, undefined, { timeout: DEADLINE })
      .then((handle) => handle.jsonValue())
      .catch(() => undefined);
    await sleep(SETTLING);
    const { metrics } = await devTools.send('Performance.getMetrics');
    const read = (name: string) => metrics.find((metric) => metric.name === name)?.value;
    const seconds = read('ScriptDuration');
    if (seconds === undefined) throw new Error('This Chromium does not measure ScriptDuration.');
    return { first, scriptMs: seconds * 1000, served: site.takeServed(), errors };
  } finally {
    await context.close();
  }
}
