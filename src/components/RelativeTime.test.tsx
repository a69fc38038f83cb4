import { act, render, screen } from '@testing-library/react';
import { Profiler } from 'react';
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AccountingProvider } from '../provider/AccountingProvider.tsx';
import { RelativeTime } from './RelativeTime.tsx';

const MINUTE = 60_000;
const start = Date.parse('2026-11-22T12:00:00Z');
const renderTime = (at: string, direction: 'past' | 'future' = 'past') => (
  <RelativeTime at={at} direction={direction} now="now" />
);

/** Renders below a provider, which says the language and the API's time. */
const withProvider = (ui: ReactNode) => (
  <AccountingProvider entityId={null} apiUrl="/api" locale="en-GB">
    {ui}
  </AccountingProvider>
);

describe('<RelativeTime />', () => {
  beforeEach(() => void vi.useFakeTimers({ now: start }));
  afterEach(() => void vi.useRealTimers());

  it.each([
    ['past', '2026-11-22T11:59:30Z', 'now'],
    ['past', '2026-11-22T11:45:00Z', '15 minutes ago'],
    ['past', '2026-11-22T09:30:00Z', '2 hours ago'],
    ['past', '2026-11-20T11:00:00Z', '2 days ago'],
    ['past', '2026-11-22T12:20:00Z', 'now'],
    ['future', '2026-11-22T12:44:00.500Z', 'in 44 minutes'],
    ['future', '2026-11-22T11:00:00Z', 'now'],
    ['past', 'some day', 'some day'],
  ] as const)('with the direction %s, shows %s as "%s"', (direction, at, text) => {
    render(withProvider(renderTime(at, direction)));
    expect(screen.getByText(text)).toHaveAttribute('datetime', at);
  });

  it('stays current while the page is open, and renders only when its text changes', async () => {
    const onRender = vi.fn();
    render(
      withProvider(
        <Profiler id="time" onRender={onRender}>
          {renderTime('2026-11-22T11:58:30Z')}
        </Profiler>,
      ),
    );
    expect(screen.getByText('1 minute ago')).toBeVisible();
    const before = onRender.mock.calls.length;

    await act(() => vi.advanceTimersByTimeAsync(MINUTE));

    expect(screen.getByText('2 minutes ago')).toBeVisible();
    expect(onRender).toHaveBeenCalledTimes(before + 1);
  });

  it('stops its timer when it unmounts', () => {
    const { unmount } = render(withProvider(renderTime('2026-11-22T11:45:00Z')));
    expect(vi.getTimerCount()).toBeGreaterThan(0);
    unmount();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('shares one interval and one listener among all times on a page', () => {
    const listen = vi.spyOn(document, 'addEventListener');
    const unlisten = vi.spyOn(document, 'removeEventListener');
    const count = (calls: readonly (readonly unknown[])[]) =>
      calls.filter(([type]) => type === 'visibilitychange').length;
    const getListeners = () => count(listen.mock.calls) - count(unlisten.mock.calls);
    const renderTimes = (amount: number) =>
      Array.from({ length: amount }, (_, index) => (
        <RelativeTime key={index} at="2026-11-22T11:45:00Z" direction="past" now="now" />
      ));

    const { rerender, unmount } = render(withProvider(renderTimes(50)));
    expect({ timers: vi.getTimerCount(), listeners: getListeners() }).toEqual({
      timers: 1,
      listeners: 1,
    });

    rerender(withProvider(renderTimes(1)));
    expect({ timers: vi.getTimerCount(), listeners: getListeners() }).toEqual({
      timers: 1,
      listeners: 1,
    });

    unmount();
    expect({ timers: vi.getTimerCount(), listeners: getListeners() }).toEqual({
      timers: 0,
      listeners: 0,
    });
  });

  it('renders no text on the server, whose clock may differ', () => {
    expect(renderToString(withProvider(renderTime('2026-11-22T11:45:00Z')))).toBe(
      '<time data-part="time" dateTime="2026-11-22T11:45:00Z"></time>',
    );
  });
});
