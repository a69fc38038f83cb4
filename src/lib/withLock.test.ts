import { describe, expect, it, vi } from 'vitest';
import { withLock } from './withLock.ts';

describe('withLock', () => {
  it('runs actions of the same name one at a time, even after a failure', async () => {
    const steps: string[] = [];
    let finish: () => void = () => undefined;
    const first = withLock('a', async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      steps.push('first');
      throw new Error('no');
    });
    const second = withLock('a', async () => void steps.push('second'));
    await withLock('b', async () => void steps.push('other'));
    finish();

    await expect(first).rejects.toThrow('no');
    await second;
    expect(steps).toEqual(['other', 'first', 'second']);
  });

  it('uses Web Locks if the browser has them, to span all tabs', async () => {
    const request = vi.fn((_: string, __: LockOptions, action: () => Promise<string>) => action());
    vi.stubGlobal('navigator', { locks: { request } });

    expect(await withLock('a', async () => 'done')).toBe('done');
    expect(request).toHaveBeenCalledWith('a', expect.anything(), expect.any(Function));
  });
});
