import { render } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stubIdle } from '../../../test/stubIdle.ts';
import { useIdlePrefetch } from './useIdlePrefetch.ts';

interface ProbeProps {
  isLikely: boolean;
  prefetch: () => void;
}

function Probe({ isLikely, prefetch }: ProbeProps) {
  useIdlePrefetch(isLikely, prefetch);
  return null;
}

function stubConnection(connection: object) {
  Object.defineProperty(navigator, 'connection', { configurable: true, value: connection });
}

describe('useIdlePrefetch', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    Reflect.deleteProperty(navigator, 'connection');
  });

  it('fetches once the browser is idle, and not before', () => {
    const { becomeIdle } = stubIdle();
    const prefetch = vi.fn();
    render(<Probe isLikely prefetch={prefetch} />);
    expect(prefetch).not.toHaveBeenCalled();

    becomeIdle();
    expect(prefetch).toHaveBeenCalledOnce();
  });

  it('waits until a press is likely to need it', () => {
    const { waiting, becomeIdle } = stubIdle();
    const prefetch = vi.fn();
    const { rerender } = render(<Probe isLikely={false} prefetch={prefetch} />);
    expect(waiting.size).toBe(0);

    rerender(<Probe isLikely prefetch={prefetch} />);
    becomeIdle();
    expect(prefetch).toHaveBeenCalledOnce();
  });

  it('is canceled when a press is no longer likely, and on unmount', () => {
    const { waiting } = stubIdle();
    const prefetch = vi.fn();
    const { rerender, unmount } = render(<Probe isLikely prefetch={prefetch} />);
    expect(waiting.size).toBe(1);
    rerender(<Probe isLikely={false} prefetch={prefetch} />);
    expect(waiting.size).toBe(0);

    rerender(<Probe isLikely prefetch={prefetch} />);
    expect(waiting.size).toBe(1);
    unmount();
    expect(waiting.size).toBe(0);
  });

  it('waits for a moment if the browser cannot tell when it is idle', () => {
    vi.stubGlobal('requestIdleCallback', undefined);
    const prefetch = vi.fn();
    const { unmount } = render(<Probe isLikely prefetch={prefetch} />);
    vi.advanceTimersByTime(1000);
    expect(prefetch).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1000);
    expect(prefetch).toHaveBeenCalledOnce();
    unmount();

    render(<Probe isLikely prefetch={prefetch} />).unmount();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('fetches nothing if the person saves data', () => {
    const { waiting } = stubIdle();
    stubConnection({ saveData: true });
    render(<Probe isLikely prefetch={vi.fn()} />);
    expect(waiting.size).toBe(0);

    stubConnection({ saveData: false });
    render(<Probe isLikely prefetch={vi.fn()} />);
    expect(waiting.size).toBe(1);
  });

  it('schedules nothing on a server', () => {
    const { waiting } = stubIdle();
    renderToString(<Probe isLikely prefetch={vi.fn()} />);
    expect({ idle: waiting.size, timers: vi.getTimerCount() }).toEqual({ idle: 0, timers: 0 });
  });
});
