import { vi } from 'vitest';

/** Simulates a browser that stays busy until the test calls `becomeIdle`. */
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
