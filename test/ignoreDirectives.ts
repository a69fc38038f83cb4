import type { Rolldown } from 'vite';

/**
 * Drops the bundler's warning that `'use client'` may not survive. In dependencies that is of no
 * matter; in our own entry it does, and `test/build.ts` looks at the first line of what comes out.
 */
export const ignoreDirectives: NonNullable<Rolldown.InputOptions['onLog']> = (
  level,
  log,
  handle,
) => {
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
};
