import type { RecordServer } from '../../../createRecordServer.ts';
import { PAGE } from '../../../createLog.tsx';
import { waitForPage, waitForRest } from './waitForPage.ts';
import type { LogScroll } from './PageBench.ts';

const DEADLINE = 10_000;

export const countRows = () => document.querySelectorAll('[data-part="sync-log-row"]').length;

/** Scrolls to the end until so many pages were read. Observes how long the page was busy. */
export async function scrollLog(pages: number, server: RecordServer): Promise<LogScroll> {
  const list = document.querySelector('[data-part="sync-log-scroller"]');
  if (!list) throw new Error('The page shows no list.');
  const tasks: number[] = [];
  const observer = new PerformanceObserver((entries) => {
    for (const { duration } of entries.getEntries()) tasks.push(duration);
  });
  observer.observe({ type: 'longtask' });
  const first = server.getCount();
  for (let read = first; read < first + pages; read += 1) {
    list.scrollTop = list.scrollHeight;
    // oxlint-disable-next-line no-await-in-loop -- one page after another
    const isRead = await waitForPage(() => server.getCount() > read, DEADLINE);
    if (!isRead) throw new Error(`Page ${read + 1} was not requested.`);
    const last = `[aria-posinset="${(read + 1) * PAGE}"]`;
    // oxlint-disable-next-line no-await-in-loop -- one page after another
    await waitForPage(() => document.querySelector(last) !== null, DEADLINE);
  }
  await waitForRest();
  observer.disconnect();
  return {
    requests: server.getCount() - first,
    rows: countRows(),
    longTasks: tasks.length,
    longest: Math.max(0, ...tasks),
  };
}
