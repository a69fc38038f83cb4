import { expect, it } from 'vitest';
import { getRetrySeconds } from './getRetrySeconds.ts';

it.each([
  ['7', 7],
  ['0', 0],
  ['300', 300],
  ['86400', 300],
  ['-5', 0],
  ['Mon, 30 Nov 2026 12:00:20 GMT', 20],
  ['Mon, 30 Nov 2026 11:00:00 GMT', 0],
  ['soon', 0],
  ['', 0],
])('reads %j as %i seconds', (value, seconds) => {
  const headers = { 'retry-after': value, date: 'Mon, 30 Nov 2026 12:00:00 GMT' };
  expect(getRetrySeconds(new Headers(headers))).toBe(seconds);
});

it('takes a missing header for none', () => {
  expect(getRetrySeconds(new Headers())).toBe(0);
});
