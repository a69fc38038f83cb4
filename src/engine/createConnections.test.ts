import { afterEach, describe, expect, it } from 'vitest';
import { fakeConnection } from '../../test/fakeConnection.ts';
import { setUpConnections as setUp } from '../../test/setUpConnections.ts';
import { AccountingError } from '../api/AccountingError.ts';

const pending = fakeConnection({ id: 'c1', status: 'pending_auth' });
const connected = fakeConnection({ id: 'c1', status: 'connected' });
const offline = new AccountingError('network', 'offline');

describe('createConnections', () => {
  const rejections: unknown[] = [];
  const handleRejection = (reason: unknown) => void rejections.push(reason);
  process.on('unhandledRejection', handleRejection);
  afterEach(() => expect(rejections.splice(0)).toEqual([]));

  it('runs one read, and shares the next one between all callers in the meantime', async () => {
    const { clock, calls, counts, read } = setUp();
    const first = read();
    const others = [read(), read(), read({ priority: 'poll' })];
    expect(calls).toHaveLength(1);

    calls[0]?.answer([pending]);
    await clock.settle();
    expect(first.connections).toEqual([pending]);
    expect(others).toEqual([{}, {}, {}]);
    expect(calls).toHaveLength(2);

    calls[1]?.answer([connected]);
    await clock.settle();
    for (const other of others) expect(other.connections).toEqual([connected]);
    expect(calls).toHaveLength(2);
    expect(counts.ended).toBe(2);
  });

  it('never runs two reads, even if a caller reads again as soon as an answer arrives', async () => {
    const { clock, calls, connections, read } = setUp();
    const again = connections.read({ priority: 'wait' }).then(() => read());
    read();
    calls[0]?.answer([pending]);
    await again;
    await clock.settle();
    expect(calls).toHaveLength(2);

    calls[1]?.answer([pending]);
    await clock.settle();
    expect(calls).toHaveLength(3);
  });

  it('gives a shared read the highest priority of its callers', async () => {
    const { clock, calls, read } = setUp();
    read({ priority: 'action' });
    read({ priority: 'wait' });
    read({ priority: 'action' });
    await clock.settle();
    expect(calls.map(({ priority }) => priority)).toEqual(['action', 'action']);
  });

  it('stores the answer of a read that was sent after a write, however long it was queued', async () => {
    const { clock, calls, connections, read, write } = setUp();
    read();
    calls[0]?.onQueue?.(true);
    const { answer, done } = write();
    answer(pending);
    await done;
    await clock.advance(1000);
    const sentAt = clock.now();
    calls[0]?.onQueue?.(false);
    calls[0]?.answer([connected]);
    await clock.settle();
    expect(connections.getAll()).toEqual([connected]);
    expect(connections.getLastRead()).toEqual({ startedAt: sentAt, isUnderWay: false });
  });

  it('never stores an answer that a write has overtaken', async () => {
    const { clock, calls, commits, connections, read, write } = setUp();
    const late = read();
    const { answer, done } = write();
    answer(connected);
    await done;
    calls[0]?.answer([pending]);
    await clock.settle();

    expect(connections.getAll()).toEqual([connected]);
    expect(late.connections).toEqual([connected]);
    expect(commits).toHaveLength(1);
  });

  it('never stores an error that a write has overtaken', async () => {
    const { clock, calls, counts, connections, entry, read, write } = setUp();
    const late = read();
    const { answer, done } = write();
    answer(connected);
    await done;
    calls[0]?.fail(offline);
    await clock.settle();

    expect(late.error).toBe(offline);
    expect(entry.get()).toMatchObject({ data: [connected], error: undefined });
    expect(connections.getFailures().count).toBe(0);
    expect(counts.failed).toBe(0);
  });

  it('keeps the data when a read fails, and clears the error at the next answer', async () => {
    const { clock, calls, counts, connections, entry, read } = setUp();
    read();
    calls[0]?.answer([connected]);
    await clock.advance(5000);
    read();
    await clock.advance(1000);
    calls[1]?.fail(offline);
    await clock.settle();
    const checkedAt = clock.now() - 6000;
    expect(entry.get()).toEqual({ data: [connected], error: offline, checkedAt });
    expect(connections.getFailures()).toEqual({ count: 1, at: clock.now() });
    expect(counts.failed).toBe(1);

    read();
    calls[2]?.answer([connected]);
    await clock.settle();
    expect(entry.get().error).toBeUndefined();
    expect(entry.get().checkedAt).toBe(clock.now());
    expect(connections.getFailures().count).toBe(0);
  });

  it('keeps the identity of unchanged data', async () => {
    const { clock, calls, commits, connections, read } = setUp({ initialData: [connected] });
    const before = connections.getAll();
    read();
    calls[0]?.answer([{ ...connected, errors: [] }]);
    await clock.settle();
    expect(connections.getAll()).toBe(before);

    read();
    calls[1]?.answer([pending]);
    await clock.settle();
    expect(commits).toMatchObject([
      { before: [connected], after: [connected], isFirst: true },
      { before: [connected], after: [pending], isFirst: false },
    ]);
    expect(connections.getCurrent()).toEqual(pending);
  });

  it('reads the followed connection by its id if the list lacks it', async () => {
    const { clock, calls, connections, read } = setUp({ followedId: 'c1' });
    const old = fakeConnection({ id: 'c0', status: 'disconnected' });
    read();
    calls[0]?.answer([old]);
    await clock.settle();
    expect(calls.map(({ name }) => name)).toEqual(['list', 'get c1']);
    expect(connections.getAll()).toBeUndefined();

    calls[1]?.answer([pending]);
    await clock.settle();
    expect(connections.getAll()).toEqual([pending, old]);

    read();
    calls[2]?.answer([old]);
    await clock.settle();
    calls[3]?.fail(new AccountingError('not_found', 'gone'));
    await clock.settle();
    expect(connections.getAll()).toEqual([old]);

    read();
    calls[4]?.answer([connected, old]);
    await clock.settle();
    expect(calls).toHaveLength(5);
  });

  it.each([
    ['connected', true],
    ['disconnected', false],
  ])('asks for a known connection that the list lacks where it was %s', async (status, isLive) => {
    const known = fakeConnection({ id: 'c1', status });
    const { clock, calls, connections, read } = setUp({ initialData: [known] });
    read();
    calls[0]?.answer([]);
    await clock.settle();
    calls[1]?.answer([known]);
    await clock.settle();

    expect(calls.map(({ name }) => name)).toEqual(isLive ? ['list', 'get c1'] : ['list']);
    expect(connections.getAll()).toEqual(isLive ? [known] : []);
  });

  it('fails where the followed connection cannot be read', async () => {
    const { clock, calls, connections, entry, read } = setUp({ followedId: 'c1' });
    read();
    calls[0]?.answer([]);
    await clock.settle();
    calls[1]?.fail(offline);
    await clock.settle();
    expect(connections.getAll()).toBeUndefined();
    expect(entry.get().error).toBe(offline);
  });

  it('aborts everything when the session ends, and sends nothing more', async () => {
    const { clock, lifetime, calls, entry, counts, read } = setUp();
    const outcomes = [read(), read()];
    lifetime.abort('gone');
    calls[0]?.answer([connected]);
    await clock.settle();

    expect(outcomes).toEqual([{ error: 'gone' }, { error: 'gone' }]);
    expect(calls).toHaveLength(1);
    expect(calls[0]?.signal?.aborted).toBe(true);
    expect(entry.get()).toEqual({});
    expect(counts.failed).toBe(0);
  });

  it('lets one caller abort, and continues to read for the others', async () => {
    const { clock, calls, read } = setUp();
    const controller = new AbortController();
    const impatient = read({ signal: controller.signal });
    const patient = read({ priority: 'wait' });
    controller.abort('enough');
    await clock.settle();
    expect(impatient).toEqual({ error: 'enough' });

    calls[0]?.answer([pending]);
    await clock.settle();
    calls[1]?.answer([connected]);
    await clock.settle();
    expect(patient.connections).toEqual([connected]);
  });

  it('adds the response of a write to the list', async () => {
    const old = fakeConnection({ id: 'c0', status: 'disconnected' });
    const { calls, commits, connections, write } = setUp({ initialData: [old, pending] });
    const { answer, done } = write();
    answer(connected);

    expect(await done).toBe(connected);
    expect(connections.getAll()).toEqual([connected, old]);
    expect(commits).toHaveLength(1);
    expect(calls).toEqual([]);
  });

  it('fetches again if a read that started after a write has answered before it', async () => {
    const { clock, calls, commits, connections, read, write } = setUp();
    const { answer, done } = write();
    read();
    calls[0]?.answer([connected]);
    await clock.settle();
    answer(pending);
    await clock.settle();
    expect(connections.getAll()).toEqual([connected]);
    expect(calls.map(({ priority }) => priority)).toEqual(['wait', 'action']);

    const after = fakeConnection({ id: 'c1', status: 'deauthorized' });
    calls[1]?.answer([after]);
    expect(await done).toEqual(after);
    expect(commits).toHaveLength(2);
  });

  it('reports when the last read started, and whether it is under way', async () => {
    const { clock, calls, connections, read } = setUp();
    expect(connections.getLastRead()).toEqual({ startedAt: -Infinity, isUnderWay: false });
    const startedAt = clock.now();
    read();
    expect(connections.getLastRead()).toEqual({ startedAt, isUnderWay: true });
    await clock.advance(100);
    calls[0]?.answer([]);
    await clock.settle();
    expect(connections.getLastRead()).toEqual({ startedAt, isUnderWay: false });
  });
});

describe('a read right after another one ended', () => {
  it('never runs beside the waiting read', async () => {
    for (let ticks = 0; ticks < 14; ticks += 1) {
      const { clock, calls, read } = setUp();
      for (const _ of [1, 2]) read();
      calls[0]?.answer([connected]);
      for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
      read();
      await clock.settle();
      expect(calls).toHaveLength(2);
    }
  });
});
