// @vitest-environment node
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SLOW_FILES } from '../SLOW_FILES.ts';

it('the files that run first exist', () => {
  expect(SLOW_FILES.filter((path) => !existsSync(path))).toEqual([]);
});
