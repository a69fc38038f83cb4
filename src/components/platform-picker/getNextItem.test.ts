import { describe, expect, it, vi } from 'vitest';
import { getNextItem } from './getNextItem.ts';

/** Three items in each row: a b c / d e f / g. */
const items = [...'abcdefg'].map((name, index) => {
  const item = document.createElement('button');
  item.textContent = name;
  item.getBoundingClientRect = () => new DOMRect((index % 3) * 100, Math.floor(index / 3) * 50);
  return item;
});
const getItem = (name: string) => items.find((item) => item.textContent === name) ?? null;
const getNextName = (from: string, key: string) =>
  getNextItem(items, getItem(from), key)?.textContent;

describe('getNextItem', () => {
  it.each([
    ['a', 'ArrowRight', 'b'],
    ['c', 'ArrowRight', 'd'],
    ['b', 'ArrowLeft', 'a'],
    ['a', 'ArrowLeft', undefined],
    ['b', 'ArrowDown', 'e'],
    ['f', 'ArrowDown', 'g'],
    ['g', 'ArrowDown', undefined],
    ['f', 'ArrowUp', 'c'],
    ['g', 'ArrowUp', 'd'],
    ['a', 'ArrowUp', undefined],
    ['e', 'Home', 'a'],
    ['a', 'End', 'g'],
    ['nothing', 'ArrowDown', 'a'],
    ['a', 'x', undefined],
  ])('moves from %s on %s to %s', (from, key, to) => {
    expect(getNextName(from, key)).toBe(to);
  });

  it.each([
    ['a', 'ArrowLeft', 'b'],
    ['b', 'ArrowRight', 'a'],
    ['b', 'ArrowDown', 'e'],
    // The row is as wide as all three together.
    ['row', 'ArrowUp', 'd'],
    ['d', 'ArrowDown', 'row'],
  ])('moves from %s on %s to %s where text runs from right to left', (from, key, to) => {
    const row = document.createElement('button');
    row.textContent = 'row';
    row.getBoundingClientRect = () => new DOMRect(-200, 100, 280);
    const mirrored = [...'abcdef'].map((name, index) => {
      const item = document.createElement('button');
      item.textContent = name;
      item.getBoundingClientRect = () =>
        new DOMRect((index % 3) * -100, Math.floor(index / 3) * 50, 80);
      return item;
    });
    const all = [...mirrored, row];
    for (const item of all) item.style.direction = 'rtl';
    const current = all.find((item) => item.textContent === from) ?? null;
    expect(getNextItem(all, current, key)?.textContent).toBe(to);
  });

  it('measures only as many items as it takes to find the next row', () => {
    const measured = items.map((item) => vi.spyOn(item, 'getBoundingClientRect'));
    expect(getNextName('a', 'ArrowDown')).toBe('d');
    expect(measured.slice(4).some(({ mock }) => mock.calls.length > 0)).toBe(false);
  });
});
