import { describe, expect, it } from 'vitest';
import { createRecords } from './createRecords.ts';
import { setUpRecords } from '../../../test/setUpRecords.ts';

const MANY = { sandbox: { records: 6 * 60 } };

describe('a list of synced records', () => {
  it('reads the newest records with one request, and each further page with one', async () => {
    const { show, list, finish, getCalls, getQueries, getRecords } = await setUpRecords(MANY);
    await show();
    expect(getCalls()).toEqual(['GET /accounting_synced_records']);
    const first = { object_type: 'receivable', limit: '25', sort: 'updated_at', order: 'desc' };
    expect(getQueries()).toEqual([first]);
    expect(getRecords()).toHaveLength(25);

    expect(await finish(list.loadMore())).toBe('answered');
    expect(getRecords()).toHaveLength(50);
    await finish(list.loadMore());
    expect(getRecords()).toHaveLength(60);
    expect(new Set(getRecords().map(({ id }) => id)).size).toBe(60);
    expect(getCalls()).toHaveLength(3);
    expect(getQueries().at(-1)).toMatchObject({ limit: '25' });

    // There are no more pages.
    expect(await finish(list.loadMore())).toBe('answered');
    expect(getCalls()).toHaveLength(3);
  });

  it('shares one request between all observers, and reads nothing once the last has gone', async () => {
    const { list, records, clock, getCalls, page } = await setUpRecords();
    const stops = [
      list.observe(),
      records.getList({ objectType: 'receivable' }).observe(),
      list.observe(),
    ];
    await clock.advance(100);
    expect(getCalls()).toHaveLength(1);
    for (const stop of stops) stop();
    page.dispatch('focus');
    await clock.advance(120_000);
    expect(getCalls()).toHaveLength(1);
  });

  it('loads a page once for two requests', async () => {
    const { show, list, finish, getCalls } = await setUpRecords(MANY);
    await show();
    await finish(Promise.all([list.loadMore(), list.loadMore()]));
    expect(getCalls()).toHaveLength(2);
  });

  it('says why a page failed, keeps the others, and loads it at the next request', async () => {
    const { show, list, finish, sandbox, getRecords, getTypes } = await setUpRecords(MANY);
    await show();
    sandbox.fail({ path: '/accounting_synced_records', status: 503 });
    expect(await finish(list.loadMore())).toBe('failed');
    expect(list.entry.get().error).toMatchObject({ code: 'server_error' });
    expect(getRecords()).toHaveLength(25);
    expect(getTypes()).toEqual(['error']);

    expect(await finish(list.loadMore())).toBe('answered');
    expect(list.entry.get().error).toBeUndefined();
    expect(getRecords()).toHaveLength(50);
  });

  it('starts over from the newest record if the API refuses the token of the next page', async () => {
    const { show, list, finish, sandbox, getRecords } = await setUpRecords(MANY);
    await show();
    await finish(list.loadMore());
    sandbox.fail({ path: '/accounting_synced_records', status: 422 });
    await finish(list.loadMore());
    expect(list.entry.get().error).toMatchObject({ code: 'invalid_request' });
    await finish(list.loadMore());
    expect(getRecords()).toHaveLength(25);
    await finish(list.loadMore());
    expect(getRecords()).toHaveLength(50);
  });

  it('reads again after a failure, later each time', async () => {
    const { show, sandbox, clock, getCalls, list, getTypes } = await setUpRecords();
    sandbox.fail({ path: '/accounting_synced_records', status: 503, times: 3 });
    await show();
    expect(list.entry.get().error).toMatchObject({ code: 'server_error' });
    await clock.advance(10_000);
    expect(getCalls()).toHaveLength(4);
    expect(list.entry.get().error).toBeUndefined();
    await clock.advance(60_000);
    expect(getCalls()).toHaveLength(4);
    // Nobody asked for it.
    expect(getTypes()).toEqual([]);
  });

  it('reads often while a record is pending, but not in a hidden tab, and not for ever', async () => {
    const hour = { sandbox: { records: 12, pushTime: 3_600_000 } };
    const { show, clock, getCalls, page, getRecords } = await setUpRecords(hour);
    await show();
    expect(getRecords()).toMatchObject([{ syncStatus: 'pending' }]);
    const countCalls = async (milliseconds: number) => {
      const { length } = getCalls();
      await clock.advance(milliseconds);
      return getCalls().length - length;
    };
    expect(await countCalls(30_000)).toBeGreaterThan(8);
    page.show(false);
    expect(await countCalls(30_000)).toBeLessThan(2);
    page.show(true);
    expect(await countCalls(30_000)).toBeGreaterThan(8);
    await clock.advance(600_000);
    expect(await countCalls(60_000)).toBe(0);
  });

  it('keeps the reason of a failed read when one record is updated', async () => {
    const { show, list, finish, sandbox, getFailed, push } = await setUpRecords();
    await show();
    sandbox.fail({ path: '/accounting_synced_records', status: 403 });
    await finish(list.refresh());
    await push(getFailed()[0]?.id ?? '');
    expect(getFailed()).toHaveLength(3);
    expect(list.entry.get().error).toMatchObject({ code: 'forbidden' });
  });

  it('shows records as they arrive after a sync, and then rests', async () => {
    const { show, session, finish, clock, getRecords, getCalls, sandbox } = await setUpRecords({
      sandbox: { records: 12, pushTime: 20_000 },
    });
    await show();
    const known = getRecords().length;
    sandbox.advance(86_400_000);
    await finish(session.puller.start(undefined));
    await clock.advance(60_000);
    expect(getRecords().length).toBeGreaterThan(known - 1);
    expect(getRecords().every(({ syncStatus }) => syncStatus !== 'pending')).toBe(true);

    await clock.advance(60_000);
    const { length } = getCalls();
    await clock.advance(300_000);
    expect(getCalls()).toHaveLength(length);
  });

  it('keeps the same value if an answer brings no news', async () => {
    const { show, list, finish, getPages } = await setUpRecords();
    await show();
    const before = getPages();
    expect(await finish(list.refresh())).toBe('answered');
    expect(getPages()).toBe(before);
  });

  it('reads again at a press during a read, because that may be older', async () => {
    const { show, list, finish, getCalls, clock } = await setUpRecords();
    await show();
    const first = list.refresh();
    await clock.advance(5);
    await finish(Promise.all([first, list.refresh(), list.refresh()]));
    expect(getCalls()).toHaveLength(3);
  });

  it('keeps all records while one of them was sent and others arrived', async () => {
    const { show, list, finish, getFailed, getRecords, push, sandbox, clock } =
      await setUpRecords(MANY);
    await show();
    await finish(list.loadMore());
    const [failed] = getFailed().toReversed();
    sandbox.setPushProblems([]);
    await push(failed?.id ?? '');
    await clock.advance(20_000);
    await finish(list.refresh());
    expect(new Set(getRecords().map(({ id }) => id)).size).toBe(50);
    expect(getRecords()[0]).toMatchObject({ id: failed?.id, syncStatus: 'done' });
  });

  it('keeps no data of many lists once the session has ended', async () => {
    const { records, clock, leave } = await setUpRecords();
    const lists = Array.from({ length: 30 }, (_, index) =>
      records.getList({ objectType: 'receivable', limit: index + 1 }),
    );
    // Hooks render first, and observe later.
    for (const list of lists) list.observe();
    await clock.advance(10_000);
    expect(lists.filter(({ entry }) => entry.get().data)).toHaveLength(30);
    await leave();
    expect(lists.filter(({ entry }) => entry.get().data)).toHaveLength(0);
  });

  it('keeps only the first page once nothing shows it', async () => {
    const { show, list, finish, getRecords, clock } = await setUpRecords(MANY);
    const stop = await show();
    await finish(list.loadMore());
    stop();
    await clock.settle();
    expect(getRecords()).toHaveLength(25);
  });

  it('keeps no data once the session has ended', async () => {
    const { show, list, leave } = await setUpRecords();
    const stop = await show();
    stop();
    await leave();
    expect(list.entry.get()).toEqual({});
    expect(await list.refresh()).toBe('ignored');
  });

  it('asks nothing while the entity is unknown', async () => {
    const { client, clock, getCalls } = await setUpRecords();
    const unknown = client.getSession('').getRecords(createRecords).getList({ objectType: 'bill' });
    const stop = unknown.observe();
    await clock.advance(60_000);
    stop();
    expect(getCalls()).toEqual([]);
    expect(unknown.entry.get()).toEqual({});
  });

  it('asks nothing in a version without records', async () => {
    const { show, list, getCalls } = await setUpRecords({ client: { apiVersion: '2023-03-14' } });
    const stop = await show();
    stop();
    expect(getCalls()).toEqual([]);
    expect(list.entry.get()).toEqual({});
  });
});
