import { describe, expect, it } from 'vitest';
import { createRecords } from './createRecords.ts';
import { changeBooks } from '../../../test/changeBooks.ts';
import { setUpRecords } from '../../../test/setUpRecords.ts';
import type { PushBatch } from './PushBatch.ts';

const MANY = { sandbox: { records: 6 * 300 } };
const FILTER = { objectType: 'receivable' } as const;

async function setUpBatch(setup = MANY) {
  const view = await setUpRecords(setup);
  const states: PushBatch[] = [];
  const { batch } = view.records;
  batch.subscribe(() => void states.push(batch.get()));
  const isPush = ({ path }: { path: string }) => path.endsWith('/push');
  return {
    ...view,
    batch,
    states,
    start: () => view.records.pushFailed(FILTER),
    getPushes: () => view.sandbox.requests.filter(isPush).length,
  };
}

describe('pushFailed', () => {
  it('finds everything of a type that failed, sends it again, and counts', async () => {
    const { start, clock, batch, states, sandbox, getPushes, sentAt } = await setUpBatch();
    sandbox.setPushProblems([]);
    const { length } = sentAt;
    const done = start();
    await clock.advance(400_000);
    expect(await done).toBe('complete');
    // Three of four invoices lack something.
    const counts = { objectType: 'receivable', total: 225, done: 225, failed: 0 };
    expect(batch.get()).toEqual({ phase: 'complete', ...counts });
    expect(getPushes()).toBe(225);
    expect(states[0]).toEqual({ phase: 'searching', objectType: 'receivable', found: 0 });
    expect(states).toContainEqual({ phase: 'pushing', ...counts, done: 100 });
    // The client's limit holds: ten requests a second.
    const times = sentAt.slice(length);
    const mostInASecond = Math.max(
      ...times.map((from) => times.filter((time) => time >= from && time < from + 1000).length),
    );
    expect(mostInASecond).toBeLessThanOrEqual(10);
  });

  it('counts what fails again', async () => {
    const { start, clock, batch, sandbox } = await setUpBatch({ sandbox: { records: 6 * 8 } });
    sandbox.setPushProblems(['deduction_tax']);
    const done = start();
    await clock.advance(60_000);
    expect(await done).toBe('complete');
    expect(batch.get()).toMatchObject({ phase: 'complete', total: 6, done: 6, failed: 2 });
  });

  it('stops when the person says so, after what is being sent', async () => {
    const { start, records, clock, batch, states, sandbox, getPushes } = await setUpBatch();
    sandbox.setPushProblems([]);
    const done = start();
    await clock.advance(20_000);
    expect(batch.get()).toMatchObject({ phase: 'pushing' });
    records.stopPushing();
    expect(batch.get()).toMatchObject({ phase: 'stopping', total: 225, done: expect.any(Number) });
    const before = batch.get();
    await clock.advance(20_000);
    expect(states.slice(states.indexOf(before)).map(({ phase }) => phase)).not.toContain('pushing');
    expect(await done).toBe('stopped');
    const { length } = { length: getPushes() };
    expect(batch.get()).toMatchObject({ phase: 'stopped', total: 225, done: length, failed: 0 });
    await clock.advance(60_000);
    expect(getPushes()).toBe(length);
  });

  it('sends nothing if the person stops the search', async () => {
    const { start, records, clock, batch, states, getPushes } = await setUpBatch();
    batch.subscribe(() => batch.get().phase === 'searching' && records.stopPushing());
    const done = start();
    await clock.advance(20_000);
    expect(await done).toBe('stopped');
    const counts = { objectType: 'receivable', total: 0, done: 0, failed: 0 };
    expect(states).toContainEqual({ phase: 'stopping', ...counts });
    const phases = states.map(({ phase }) => phase);
    expect(phases.filter((phase) => phase === 'searching')).toHaveLength(1);
    expect(phases).not.toContain('pushing');
    expect(getPushes()).toBe(0);
  });

  it('stops at an error that would hit the rest too, and says which', async () => {
    const { start, clock, batch, sandbox, getPushes } = await setUpBatch();
    sandbox.fail({ path: '/accounting_synced_records/*/push', status: 403, times: Infinity });
    const done = start();
    await clock.advance(20_000);
    expect(await done).toBe('failed');
    expect(batch.get()).toMatchObject({ phase: 'failed', error: { code: 'forbidden' } });
    expect(getPushes()).toBeLessThanOrEqual(5);
  });

  it('starts nothing while nothing is connected', async () => {
    const { start, clock, batch, sandbox, getId, getCalls } = await setUpBatch();
    sandbox.deauthorize(getId());
    const done = start();
    await clock.advance(20_000);
    expect(await done).toBe('failed');
    const counts = { objectType: 'receivable', total: 0, done: 0, failed: 0 };
    expect(batch.get()).toMatchObject({ phase: 'failed', error: { code: 'not_found' }, ...counts });
    expect(getCalls()).toEqual([]);
  });

  it.each([
    ['the API refuses an object', false],
    ['the page learns of it', true],
  ])('stops once the connection is gone, when %s, and keeps the counts', async (_, isKnown) => {
    const { start, clock, batch, sandbox, getId, session, finish, getPushes } = await setUpBatch();
    sandbox.setPushProblems([]);
    const done = start();
    await clock.advance(20_000);
    const { length } = { length: getPushes() };
    sandbox.deauthorize(getId());
    if (isKnown) await finish(session.connections.refresh());
    await clock.advance(20_000);
    expect(await done).toBe('failed');
    const state = batch.get();
    expect(state).toMatchObject({ phase: 'failed', error: { code: 'not_found' }, total: 225 });
    const sent = 'done' in state ? state.done - state.failed : 0;
    expect([sent, 'done' in state && state.done]).toEqual([length, getPushes()]);
    // No more than those that were on their way.
    expect(getPushes() - length).toBeLessThanOrEqual(5);
  });

  it('goes on if a conflict concerns one object', async () => {
    const { start, clock, batch, sandbox } = await setUpBatch({ sandbox: { records: 6 * 8 } });
    sandbox.setPushProblems([]);
    sandbox.fail({ path: '/accounting_synced_records/*/push', status: 409 });
    const done = start();
    await clock.advance(60_000);
    expect(await done).toBe('complete');
    expect(batch.get()).toMatchObject({ phase: 'complete', total: 6, done: 6, failed: 1 });
  });

  it('says why the search failed', async () => {
    const { start, clock, batch, sandbox } = await setUpBatch();
    sandbox.fail({ path: '/accounting_synced_records', status: 500 });
    const done = start();
    await clock.advance(1000);
    expect(await done).toBe('failed');
    expect(batch.get()).toMatchObject({ phase: 'failed', error: { code: 'server_error' } });
  });

  it('runs once for two presses and for two pages', async () => {
    const { start, clock, createNeighbor } = await setUpBatch();
    const { session } = createNeighbor();
    const outcomes = [start(), start()];
    await clock.advance(500);
    const elsewhere = session.getRecords(createRecords).pushFailed(FILTER);
    await clock.advance(500);
    expect(await elsewhere).toBe('elsewhere');
    expect(session.getRecords(createRecords).batch.get()).toEqual({
      phase: 'elsewhere',
      objectType: 'receivable',
    });
    await clock.advance(400_000);
    expect(await Promise.all(outcomes)).toEqual(['complete', 'ignored']);
  });

  it('sends nothing to other books before a person has confirmed them', async () => {
    const { start, clock, batch, sandbox, getPushes } = await setUpBatch();
    changeBooks(sandbox);
    const done = start();
    await clock.advance(1000);
    expect(await done).toBe('books_changed');
    expect(batch.get()).toEqual({ phase: 'idle' });
    expect(getPushes()).toBe(0);
  });

  it.each([
    ['shows', false],
    ['does not show', true],
  ])('stops as soon as the books change, if the page %s the connection', async (_, isHidden) => {
    const view = await setUpBatch();
    const { start, clock, batch, sandbox, getPushes, session, page, stopObserving, finish } = view;
    sandbox.setPushProblems([]);
    if (isHidden) {
      stopObserving();
      page.show(false);
    }
    const done = start();
    await clock.advance(20_000);
    changeBooks(sandbox);
    if (!isHidden) await finish(session.connections.refresh());
    await clock.advance(400_000);
    expect(await done).toBe('stopped');
    expect(session.connections.books.getChange()).not.toBeNull();
    const state = batch.get();
    expect(state).toMatchObject({ phase: 'stopped', total: 225 });
    expect('done' in state && state.done).toBeLessThan(225);
    expect(getPushes()).toBeLessThan(225);
  });

  it('sends nothing that somebody else has sent in the meantime', async () => {
    const view = await setUpBatch();
    const { start, clock, sandbox, createNeighbor, finish, getPushes, pushElsewhere } = view;
    sandbox.setPushProblems([]);
    const neighbor = createNeighbor().session.getRecords(createRecords);
    const list = neighbor.getList({ ...FILTER, limit: 250 });
    await finish(list.refresh());
    await finish(list.loadMore());
    const done = start();
    await clock.advance(3000);
    const last = (list.entry.get().data ?? [])
      .flatMap((page) => page.records)
      .findLast(({ syncStatus }) => syncStatus === 'error');
    // The batch begins with the newest object, and this one is the oldest.
    await pushElsewhere(last?.id ?? '');
    await clock.advance(400_000);
    expect(await done).toBe('complete');
    expect(getPushes()).toBe(225);
  });

  it('ends the search if the API leads it around', async () => {
    const { start, clock, sandbox } = await setUpBatch();
    sandbox.fail({
      path: '/accounting_synced_records',
      status: 200,
      body: { data: [], next_pagination_token: 'again' },
      times: Infinity,
    });
    const done = start();
    await clock.advance(2000);
    expect(await done).toBe('complete');
  });

  it('completes at once if nothing failed', async () => {
    const { records, clock, batch } = await setUpBatch({ sandbox: { records: 12 } });
    const done = records.pushFailed({ objectType: 'customer' });
    await clock.advance(500);
    expect(await done).toBe('complete');
    expect(batch.get()).toEqual({
      phase: 'complete',
      objectType: 'customer',
      total: 0,
      done: 0,
      failed: 0,
    });
    const again = records.pushFailed({ objectType: 'customer' });
    await clock.advance(500);
    expect(await again).toBe('complete');
  });

  it('gives up everything when the session ends', async () => {
    const { start, clock, batch, leave, page, getPushes } = await setUpBatch();
    const done = start();
    await clock.advance(10_000);
    expect(batch.get()).toMatchObject({ phase: 'pushing' });
    await leave();
    expect(await done).toBe('ignored');
    expect(batch.get()).toEqual({ phase: 'idle' });
    expect([page.locks.size, page.reported, clock.timerCount]).toEqual([0, [], 0]);
    const { length } = { length: getPushes() };
    await clock.advance(60_000);
    expect(getPushes()).toBe(length);
  });

  it('follows many objects although reading them fails now and then', async () => {
    const { start, clock, batch, sandbox } = await setUpBatch();
    sandbox.setPushProblems([]);
    const done = start();
    await clock.advance(10_000);
    sandbox.fail({ method: 'GET', path: '/accounting_synced_records', status: 503, times: 3 });
    await clock.advance(400_000);
    expect(await done).toBe('complete');
    expect(batch.get()).toMatchObject({ total: 225, done: 225, failed: 0 });
  });
});
