import { describe, expect, it } from 'vitest';
import { fakeConnection } from '../../test/fakeConnection.ts';
import { getLastPulledAt } from './getLastPulledAt.ts';

const createdAt = '2026-01-05T08:00:00.000000Z';
const read = (lastPull: string | null) => getLastPulledAt(fakeConnection({ createdAt, lastPull }));

describe('getLastPulledAt', () => {
  it.each([null, '', createdAt, '2026-01-05T08:00:02.000Z', '2026-01-05T07:59:59Z', 'never'])(
    'says that a connection with last_pull %j was never pulled',
    (lastPull) => {
      expect(read(lastPull)).toBeNull();
    },
  );

  it.each(['2026-01-05T08:00:02.001Z', '2026-02-01T00:00:00+02:00'])(
    'returns last_pull %j of a connection that was pulled',
    (lastPull) => {
      expect(read(lastPull)).toBe(lastPull);
    },
  );

  it('returns nothing without a connection', () => {
    expect(getLastPulledAt(null)).toBeNull();
  });
});
