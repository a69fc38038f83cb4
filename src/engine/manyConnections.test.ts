import { describe, expect, it } from 'vitest';
import { setUpSession } from '../../test/setUpSession.ts';

const STATUSES = ['connected', 'deauthorized', 'pending_auth', 'disconnected'];
const START = Date.UTC(2026, 0, 1);

interface Wire {
  id: string;
  created_at: string;
  updated_at: string;
  status: string;
  platform: string;
  business_info: object;
}

const createList = (count: number): Wire[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `c${index}`,
    created_at: new Date(START + index * 1000).toISOString(),
    updated_at: new Date(START + index * 1000).toISOString(),
    status: STATUSES[index % STATUSES.length] ?? '',
    platform: 'xero',
    business_info: { name: 'A company' },
  }));

const CHANGES: Record<string, (list: readonly Wire[]) => readonly Wire[]> = {
  'nothing changes': (list) => list,
  'one of them changes': ([first, ...rest]) =>
    first ? [{ ...first, updated_at: new Date(START - 1).toISOString() }, ...rest] : rest,
  'all of them end': (list) => list.map((one) => ({ ...one, status: 'disconnected' })),
  'all of them connect': (list) => list.map((one) => ({ ...one, status: 'connected' })),
  // The newer half can be compared only with the oldest one.
  'half name other books': (list) =>
    list.map((one, index) => {
      const isNew = index * 2 > list.length;
      const business_info = { [index === 0 || isNew ? 'legal_name' : 'name']: `Books ${isNew}` };
      return { ...one, status: 'connected', business_info };
    }),
  'the order changes': (list) => list.toReversed(),
};

/** Returns the processor time that this process spends on the second read of a list. */
async function measure(count: number, change: (list: readonly Wire[]) => readonly Wire[]) {
  let list: readonly Wire[] = createList(count);
  const send = async () => new Response(JSON.stringify({ data: list }), { status: 200 });
  const client = { fetch: send, apiVersion: '2024-05-25' } as const;
  const { session, clock } = await setUpSession({ client });
  list = change(list);
  const start = process.cpuUsage();
  const done = session.connections.refresh();
  await clock.settle();
  expect(await done).toBe('answered');
  const { user, system } = process.cpuUsage(start);
  return user + system;
}

/** The smallest of some times, because a busy machine only ever adds to them. */
async function measureBest(lists: number, ...given: Parameters<typeof measure>) {
  const times: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    let sum = 0;
    for (let list = 0; list < lists; list += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after another
      sum += await measure(...given);
    }
    times.push(sum);
  }
  return Math.min(...times);
}

describe.each(Object.keys(CHANGES))('a list of 10,000 connections of which %s', (name) => {
  it('takes about as long as ten lists of 1,000', async () => {
    const change = CHANGES[name] ?? ((list) => list);
    const short = await measureBest(10, 1000, change);
    const long = await measureBest(1, 10_000, change);
    expect(long / short).toBeLessThan(4);
  }, 60_000);
});
