import { render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { createLog, PAGE } from '../createLog.tsx';

const TOTAL = 2000;
const MEGABYTE = 1024 ** 2;

async function measureMemory(): Promise<number> {
  await cdp().send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp().send('Runtime.getHeapUsage');
  return usedSize / MEGABYTE;
}

async function renderLog() {
  const { server, element } = createLog(TOTAL);
  const view = render(element);
  const list = await screen.findByRole('region', { name: 'Invoices' });
  return { ...view, server, list };
}

const countRows = () => document.querySelectorAll('[data-part="sync-log-row"]').length;
const getLast = () =>
  Math.max(
    ...[...document.querySelectorAll('[aria-posinset]')].map((row) =>
      Number(row.getAttribute('aria-posinset')),
    ),
  );

/** `waitFor` would take longer than what it waits for. */
async function until(isTrue: () => boolean) {
  for (const deadline = Date.now() + 5000; Date.now() < deadline && !isTrue();) {
    await new Promise(requestAnimationFrame);
  }
}

/** Scrolls to the end again and again, until so many pages were read. */
async function scrollThrough(list: HTMLElement, pages: number, getCount: () => number) {
  for (let read = getCount(); read < pages; read = getCount()) {
    list.scrollTop = list.scrollHeight;
    await until(() => getCount() > read);
    await until(() => getLast() === (read + 1) * PAGE);
    expect(getCount()).toBe(read + 1);
  }
}

describe('2,000 records', () => {
  it('cost one request at first and one a page, and few rows and little memory', async () => {
    const { server, list, unmount } = await renderLog();
    await waitFor(() => expect(countRows()).toBe(PAGE));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(server.getCount()).toBe(1);
    const before = await measureMemory();

    await scrollThrough(list, TOTAL / PAGE, server.getCount);
    expect(server.getCount()).toBe(TOTAL / PAGE);
    await screen.findByText('You’ve reached the end of the list.');
    await waitFor(() => expect(countRows()).toBeLessThan(5 * PAGE));
    const grown = (await measureMemory()) - before;
    expect(grown).toBeLessThan(10);

    const { scrollHeight } = list;
    expect(list.querySelectorAll('[data-part="sync-log-chunk"]').length).toBeLessThan(25);
    list.scrollTop = 0;
    await waitFor(() => expect(list.querySelector('[aria-posinset="1"]')).toBeVisible());
    expect(list.scrollHeight).toBe(scrollHeight);

    unmount();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const left = (await measureMemory()) - before;
    expect(left).toBeLessThan(5);
  });
});
