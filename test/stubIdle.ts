import { vi } from 'vitest';

/** A browser that is busy until the test says otherwise. */
export function stubIdle() {
  const waiting = new Map<number, () => void>();
  let last = 0;
  vi.stubGlobal('requestIdleCallback', (run: () => void) => {
    last += 1;
    waiting.set(last, run);
    return last;
  });
  vi.stubGlobal('cancelIdleCallback', (handle: number) => waiting.delete(handle));
  return { waiting, becomeIdle: () => waiting.forEach((run) => run()) };
}
