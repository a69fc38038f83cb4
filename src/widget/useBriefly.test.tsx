import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useBriefly } from './useBriefly.ts';

describe('useBriefly', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is true for so long at most, and again the next time', () => {
    const { result, rerender } = renderHook(({ isOn }) => useBriefly(isOn, 60_000), {
      initialProps: { isOn: false },
    });
    const pass = (milliseconds: number) => act(() => void vi.advanceTimersByTime(milliseconds));
    expect(result.current).toBe(false);

    rerender({ isOn: true });
    pass(59_999);
    expect(result.current).toBe(true);
    pass(1);
    expect(result.current).toBe(false);

    rerender({ isOn: false });
    rerender({ isOn: true });
    expect(result.current).toBe(true);
    rerender({ isOn: false });
    expect(result.current).toBe(false);
  });

  it('is false if it was on before it mounted', () => {
    const { result, rerender } = renderHook(({ isOn }) => useBriefly(isOn, 60_000), {
      initialProps: { isOn: true },
    });
    expect(result.current).toBe(false);
    rerender({ isOn: false });
    rerender({ isOn: true });
    expect(result.current).toBe(true);
  });
});
