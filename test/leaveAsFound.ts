import { afterAll, vi } from 'vitest';

/**
 * Puts back what the tests of a file have replaced. The files of a project that is not isolated share their
 * globals, and Vitest restores them only before the next test: after the next file's setup has used them.
 */
export function leaveAsFound(): void {
  afterAll(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
    vi.useRealTimers();
  });
}
