import { describe, expect, it } from 'vitest';
import { fakeRecord } from '../../../test/fakeRecord.ts';
import type { SyncedRecordPage } from '../../api/SyncedRecord.ts';
import { appendPage, mergePage, replaceRecord } from './mergePage.ts';
import type { RecordPages } from './Records.ts';

const at = (second: number) => `2026-01-05T08:00:${String(second).padStart(2, '0')}Z`;

/** Writes a page as `b5 a1 > next`: ids with the second of their last change, and the token. */
function page(text: string): SyncedRecordPage {
  const [list = '', token = null] = text.split(' > ');
  const records = list
    .split(' ')
    .filter(Boolean)
    .map((word) => fakeRecord({ id: word.slice(0, 1), updatedAt: at(Number(word.slice(1))) }));
  return { records, nextPageToken: token };
}

const pages = (...texts: string[]): RecordPages => texts.map(page);
const write = (all: RecordPages) =>
  all.map(({ records, nextPageToken }) => {
    const words = records.map(({ id, updatedAt }) => `${id}${Number(updatedAt.slice(17, 19))}`);
    return [words.join(' '), nextPageToken].filter((part) => part !== null).join(' > ');
  });

describe('mergePage', () => {
  it.each([
    ['starts the list', [], 'b5 a4 > t', ['b5 a4 > t']],
    ['adds a new record', ['b5 a4 > t'], 'c6 b5 > u', ['c6 b5 > u', 'a4 > t']],
    ['moves a changed record up', ['c6 b5 > t', 'a4'], 'a7 c6 > u', ['a7 c6 > u', 'b5']],
    [
      'keeps the token of the last page',
      ['c6 > t', 'b5 > u'],
      'd7 c6 > t',
      ['d7 c6 > t', 'b5 > u'],
    ],
    ['drops a record that has gone', ['d7 c6 > t', 'b5'], 'd7 b5 > u', ['d7 b5 > u']],
    ['drops what lies behind a gap', ['b5 a4 > t'], 'e9 d8 > u', ['e9 d8 > u']],
    ['keeps nothing behind the last page', ['b5 a4 > t', 'c1'], 'b5 a4', ['b5 a4']],
    ['keeps records of the same time', ['c6 b5 > t', 'a5'], 'c6 b5 > t', ['c6 b5 > t', 'a5']],
    ['empties the list', ['b5 a4'], '', ['']],
  ])('%s', (_title, before, read, after) => {
    expect(write(mergePage(pages(...before), page(read)))).toEqual(after);
  });

  it('returns the same array if nothing has changed', () => {
    const before = pages('c6 b5 > t', 'a4');
    expect(mergePage(before, page('c6 b5 > t'))).toBe(before);
    // A token may differ each time.
    expect(mergePage(before, page('c6 b5 > another'))).toBe(before);
  });

  it('keeps the objects of records that have not changed', () => {
    const before = pages('c6 b5 > t', 'a4');
    const after = mergePage(before, page('d7 c6 > u'));
    expect(after[0]?.records[1]).toBe(before[0]?.records[0]);
    expect(after.at(-1)?.records.at(-1)).toBe(before.at(-1)?.records[0]);
  });

  it('drops what lies behind a gap, even if a record was updated in place', () => {
    // `a` was sent from this page. Meanwhile, three new records came.
    const before = pages('c6 b5 > t', 'a9');
    const after = mergePage(before, page('a9 f8 > u'), new Set(['a']));
    expect(write(after)).toEqual(['a9 f8 > u']);
  });

  it('keeps a record that was updated in place after the answer was sent', () => {
    const before = pages('c6 b5 > t', 'a9 d3');
    const after = mergePage(before, page('c6 b5 > u'), new Set(['a']));
    expect(write(after)).toEqual(['c6 b5 > t', 'a9 d3']);
  });

  it('keeps a record that is newer than the answer', () => {
    const before = pages('b8 a4 > t');
    expect(write(mergePage(before, page('b5 a4 > t')))).toEqual(['b8 a4 > t']);
  });
});

describe('appendPage', () => {
  it('leaves out records that an earlier page has', () => {
    expect(write(appendPage(pages('c6 b5 > t'), page('b5 a4 > u')))).toEqual([
      'c6 b5 > t',
      'a4 > u',
    ]);
  });

  it('ends at a page that brings nothing new and leads to itself', () => {
    expect(write(appendPage(pages('c6 b5 > t'), page('b5 > t')))).toEqual(['c6 b5 > t', '']);
  });
});

describe('replaceRecord', () => {
  it('replaces one record, and keeps the other pages', () => {
    const before = pages('c6 b5 > t', 'a4');
    const after = replaceRecord(before, fakeRecord({ id: 'b', updatedAt: at(9) }));
    expect(write(after)).toEqual(['c6 b9 > t', 'a4']);
    expect(after[1]).toBe(before[1]);
  });

  it.each(['an unknown record', 'an older version', 'the same version'])('ignores %s', (what) => {
    const before = pages('c6 b5 > t');
    const record = {
      'an unknown record': fakeRecord({ id: 'x' }),
      'an older version': fakeRecord({ id: 'b', updatedAt: at(1) }),
      'the same version': fakeRecord({ id: 'b', updatedAt: at(5) }),
    }[what];
    expect(record && replaceRecord(before, record)).toBe(before);
  });
});
