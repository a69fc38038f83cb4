// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTicker } from './createTicker.ts';

const setVisibility = (state: DocumentVisibilityState) => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
};

describe('createTicker', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('calls each listener at every interval until the listener unsubscribes', () => {
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

  it('pauses while the page is hidden, and calls the listeners when the page is visible again', () => {
    const subscribe = createTicker(1000);
    const listener = vi.fn();
    subscribe(listener);

    setVisibility('hidden');
    vi.advanceTimersByTime(5000);
    expect(listener).not.toHaveBeenCalled();

    setVisibility('visible');
    expect(listener).toHaveBeenCalledOnce();
  });

  it('ignores a second unsubscribe, and restarts after the last listener has left', () => {
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
