import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTicker } from './createTicker.ts';

const setVisibility = (state: DocumentVisibilityState) => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
};

describe('createTicker', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('calls every listener at each interval, until it unsubscribes', () => {
    const subscribe = createTicker(1000);
    const [first, second] = [vi.fn(), vi.fn()];
    const unsubscribe = subscribe(first);
    subscribe(second);

    vi.advanceTimersByTime(2000);
    unsubscribe();
    vi.advanceTimersByTime(1000);

    expect(first).toHaveBeenCalledTimes(2);
    expect(second).toHaveBeenCalledTimes(3);
  });

  it('pauses while the page is hidden, and calls at once when it is visible again', () => {
    const subscribe = createTicker(1000);
    const listener = vi.fn();
    subscribe(listener);

    setVisibility('hidden');
    vi.advanceTimersByTime(5000);
    expect(listener).not.toHaveBeenCalled();

    setVisibility('visible');
    expect(listener).toHaveBeenCalledOnce();
  });

  it('keeps its interval when a listener unsubscribes twice, and starts anew after the last', () => {
    const subscribe = createTicker(1000);
    const listener = vi.fn();
    const unsubscribe = subscribe(vi.fn());
    const unsubscribeLast = subscribe(listener);
    unsubscribe();
    unsubscribe();
    expect(vi.getTimerCount()).toBe(1);

    unsubscribeLast();
    expect(vi.getTimerCount()).toBe(0);

    subscribe(listener);
    vi.advanceTimersByTime(1000);
    expect(listener).toHaveBeenCalledOnce();
  });
});
