import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setUpProxy } from '../../../test/setUpProxy.ts';
import { ServerError } from '../ServerError.ts';
import { createReporter } from './createReporter.ts';

const MINUTE = 60_000;

const createOutage = (upstreamStatus = 503) =>
  new ServerError(503, 'api_unavailable', 'Try again later.', { upstreamStatus });

function setUp() {
  const onError = vi.fn<(error: unknown, more?: string) => unknown>();
  const report = createReporter(onError);
  const repeat = (count: number, create: (index: number) => unknown = () => createOutage()) => {
    for (let index = 0; index < count; index += 1) report(create(index));
  };
  /** Returns what was passed to `onError` beside each error. */
  const getNotes = () => onError.mock.calls.map(([, ...notes]) => notes);
  return { report, repeat, onError, getNotes };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('createReporter()', () => {
  it('reports the first error of a kind at once, and one a minute with the number of others', () => {
    const { repeat, getNotes } = setUp();
    repeat(413);
    expect(getNotes()).toEqual([[]]);

    vi.advanceTimersByTime(MINUTE - 1);
    repeat(1);
    expect(getNotes()).toHaveLength(1);
    vi.advanceTimersByTime(1);
    repeat(1);
    vi.advanceTimersByTime(MINUTE);
    repeat(1);

    expect(getNotes()).toEqual([[], ['and 413 more in the last minute'], []]);
  });

  it('says over which time the others came', () => {
    const { repeat, getNotes } = setUp();
    repeat(8);
    vi.advanceTimersByTime(45 * MINUTE);
    repeat(1);
    expect(getNotes()).toEqual([[], ['and 7 more in the last 45 minutes']]);
  });

  it.each([
    ['another status of the API', () => createOutage(500)],
    ['another code', () => new ServerError(504, 'api_timeout', 'Late.')],
    ['an error of the partner', () => new Error('resolveEntity() failed')],
    ['a cause of another kind', () => new ServerError(503, 'api_unavailable', 'Try again later.')],
    ['something that is no error', () => 'oops'],
  ])('keeps %s apart from an outage', (_, create) => {
    const { repeat, onError } = setUp();
    repeat(3);
    repeat(3, create);
    expect(onError).toHaveBeenCalledTimes(2);
  });

  it('reports a refusal once an hour, with the number of others', () => {
    const { repeat, getNotes } = setUp();
    const create = () => new ServerError(403, 'foreign_origin', 'Not yours.');
    repeat(100, create);
    vi.advanceTimersByTime(59 * MINUTE);
    repeat(1, create);
    expect(getNotes()).toEqual([[]]);

    vi.advanceTimersByTime(MINUTE);
    repeat(1, create);
    expect(getNotes()).toEqual([[], ['and 100 more in the last 60 minutes']]);
  });

  it('reports few of any number of kinds, and remembers few', () => {
    const { repeat, onError } = setUp();
    repeat(10_000, (index) => new Error(`failure ${index}`));
    expect(onError.mock.calls.length).toBeLessThanOrEqual(101);

    // Kinds that are long past make room.
    vi.advanceTimersByTime(MINUTE);
    onError.mockClear();
    repeat(50, (index) => new Error(`later failure ${index}`));
    expect(onError).toHaveBeenCalledTimes(50);
  });

  it.each([-3600, 3600])('waits as long when the clock is set by %i seconds', (seconds) => {
    const { repeat, onError } = setUp();
    repeat(1);
    vi.setSystemTime(Date.now() + seconds * 1000);
    repeat(1);
    expect(onError).toHaveBeenCalledOnce();

    vi.advanceTimersByTime(MINUTE);
    repeat(1);
    expect(onError).toHaveBeenCalledTimes(2);
  });

  it('bears a log that throws or rejects', () => {
    const onError = vi.fn(() => Promise.reject(new Error('full')));
    onError.mockImplementationOnce(() => {
      throw new Error('full');
    });
    const report = createReporter(onError);
    report(createOutage());
    report(new Error('other'));
    expect(onError).toHaveBeenCalledTimes(2);
  });

  it('keeps the log short while the API is down', async () => {
    const { sandbox, ask, onError } = setUpProxy({}, { rateLimit: Infinity });
    sandbox.fail({ path: '/accounting*', status: 503, times: Infinity });

    for (let count = 0; count < 100; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after another
      expect((await ask('/accounting_connections')).status).toBe(503);
    }

    expect(onError).toHaveBeenCalledOnce();
  });
});
