import { expect, it } from 'vitest';
import { getRetryAfter } from './getRetryAfter.ts';

const NOW = Date.parse('2026-11-30T12:00:00Z');

it.each([
  ['7', 7],
  ['0', 1],
  ['300', 300],
  ['86400', 300],
  ['Mon, 30 Nov 2026 12:00:20 GMT', 20],
  ['Mon, 30 Nov 2026 11:00:00 GMT', 1],
  ['soon', 1],
  ['', 1],
])('reads %j as %i seconds', (value, seconds) => {
  expect(getRetryAfter(new Headers({ 'retry-after': value }), NOW)).toBe(seconds);
});

it('takes a missing header for one second', () => {
  expect(getRetryAfter(new Headers(), NOW)).toBe(1);
});
