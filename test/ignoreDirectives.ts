import type { Rolldown } from 'vite';

/**
 * Drops the bundler's warning that `'use client'` may get lost. Dependencies do not need the
 * directive. For our own entry, `test/build.ts` checks the first line of the output.
 */
export const ignoreDirectives: NonNullable<Rolldown.InputOptions['onLog']> = (
  level,
  log,
  handle,
) => {
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
};
