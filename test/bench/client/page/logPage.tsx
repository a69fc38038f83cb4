import { AccountingProvider, SyncLog } from 'react-accounting-connect';
import { createRecordServer } from '../../../createRecordServer.ts';
import type { RecordServer } from '../../../createRecordServer.ts';
import { waitForPage, waitForRest } from './waitForPage.ts';
import type { LogScroll } from './PageBench.ts';

const PAGE = 25;
const DEADLINE = 10_000;

/** Creates the log of a business with so many invoices. The network answers inside the page. */
export function createLog(total: number): { server: RecordServer; element: React.ReactNode } {
  const server = createRecordServer(total, PAGE);
  const element = (
    <AccountingProvider
      entityId="6a3f1c58-6f0e-4d53-9a53-2f1f5c0f7c11"
      apiUrl="https://api.test/v1"
      apiVersion="2024-05-25"
      maxRequestsPerSecond={1000}
      fetch={server.fetch}
    >
      <SyncLog />
    </AccountingProvider>
  );
  return { server, element };
}

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
