// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { en } from '../../src/messages/locales/en.ts';
import { findUsedMessages } from '../findUsedMessages.ts';
import { listTexts } from '../listTexts.ts';
import { readSourceModules } from '../sourceModules.ts';

/** The records of messages from which code picks by a key that it computes. */
const RECORDS = [
  'errors',
  'platformNotes',
  'pull.all',
  'pull.receivables',
  'pull.line_items',
  'syncLog.types',
  'syncLog.objects',
  'syncLog.status',
  'syncLog.problems',
  'widget.only',
];
/** The same in sections that hold other messages too. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  picker: ['popular', 'offered', 'more', 'test', 'windows', 'desktop'],
  status: ['pending_auth', 'connected', 'deauthorized', 'disconnected'],
  failures: ['connect', 'cancel', 'pull', 'disconnect'],
  steps: ['choose', 'signIn', 'done'],
};

const modules = readSourceModules('src').filter(
  ({ area, isTest }) => area !== 'messages' && !isTest,
);
const allCode = modules.map(({ code }) => code).join('\n');
const sections = Object.keys(en.messages);
const used = new Set(
  modules.flatMap(({ path, code }) => [...findUsedMessages(path, code, sections)]),
);
const paths = listTexts(en.messages).map(([path]) => path);

/** Whether some code reads the message by a key that it computes. The code has to know the key. */
function isPicked(record: string, key: string, rest: readonly string[]): boolean {
  const isRecord = RECORDS.includes(record) || KEYS[record]?.includes(key) === true;
  const picks = [record, record.replace(/\w+$/, '*')].map((from) => [from, '*', ...rest].join('.'));
  const isKnown = new RegExp(`'${key}'|\\b${key}: `).test(allCode);
  return isRecord && isKnown && picks.some((pick) => used.has(pick));
}

function isRead(path: string): boolean {
  const keys = path.split('.');
  return (
    used.has(path) ||
    keys.some((key, index) => isPicked(keys.slice(0, index).join('.'), key, keys.slice(index + 1)))
  );
}

describe('every message', () => {
  it('is read by some code', () => {
    expect(paths.filter((path) => !isRead(path))).toEqual([]);
  });

  it.each([
    'widget.forgotten',
    'errors.forgotten',
    'picker.forgotten',
    'pull.all.forgotten',
    'syncLog.problems.unknown.forgotten',
    'forgotten',
  ])('counts as forgotten if its path is %s', (path) => {
    expect(isRead(path)).toBe(false);
  });

  it('of a record is still there', () => {
    const picked = Object.entries(KEYS).flatMap(([name, keys]) =>
      keys.map((key) => `${name}.${key}`),
    );
    for (const start of [...RECORDS, ...picked]) {
      expect(paths).toContainEqual(expect.stringMatching(`^${start}\\b`));
    }
  });
});
