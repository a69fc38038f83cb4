// @vitest-environment node
import { expect, it } from 'vitest';
import { getBusiestSecond } from '../bench/getBusiestSecond.ts';

it('finds the most events within any second, wherever it begins', () => {
  expect(getBusiestSecond([])).toBe(0);
  expect(getBusiestSecond([5])).toBe(1);
  expect(getBusiestSecond([0, 900, 950, 1000, 1899, 1900])).toBe(4);
  expect(getBusiestSecond([0, 1000, 2000])).toBe(1);
});
