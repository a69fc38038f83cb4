// @vitest-environment node
import { afterEach, describe, expect, it } from 'vitest';
import { createManualClock } from '../../test/createManualClock.ts';
import { fakeConnection } from '../../test/fakeConnection.ts';
import type { AccountingApi } from '../api/AccountingApi.ts';
import { AccountingError } from '../api/AccountingError.ts';
import type { Connection } from '../api/Connection.ts';
import type { RequestOptions } from '../api/RequestOptions.ts';
import { createCache } from './cache/createCache.ts';
import { createConnections } from './createConnections.ts';
import type { Commit } from './createConnections.ts';

const pending = fakeConnection({ id: 'c1', status: 'pending_auth' });
const connected = fakeConnection({ id: 'c1', status: 'connected' });
const offline = new AccountingError('network', 'offline');

/** A question to the API, for the test to answer. */
interface Question {
  name: string;
  priority: string | undefined;
  signal: AbortSignal | undefined;
  answer: (connections: readonly Connection[]) => void;
  fail: (error: unknown) => void;
}

function setUp(setup: { followedId?: string; initialData?: readonly Connection[] } = {}) {
  const clock = createManualClock();
  const lifetime = new AbortController();
  const questions: Question[] = [];
  const commits: Commit[] = [];
  const counts = { failed: 0, ended: 0 };
  const entry = createCache().createEntry<readonly Connection[]>('connections');

  function ask(name: string, { priority, signal }: RequestOptions = {}) {
    return new Promise<readonly Connection[]>((answer, fail) => {
      questions.push({ name, priority, signal, answer, fail });
      signal?.addEventListener('abort', () => fail(signal.reason));
    });
  }

  const refuse = () => Promise.reject(new Error('No test asks for this'));
  const api: AccountingApi = {
    canChoosePlatform: true,
    resourceTypes: [],
    listConnections: (options) => ask('list', options),
    async getConnection(id, options) {
      const [connection] = await ask(`get ${id}`, options);
      return connection ?? fakeConnection({ id });
    },
    createConnection: refuse,
    disconnect: refuse,
    startPull: refuse,
  };
  const connections = createConnections({
    api,
    entry,
    clock,
    initialData: setup.initialData,
    signal: lifetime.signal,
    getFollowedId: () => setup.followedId ?? null,
    onCommit: (commit) => void commits.push(commit),
    onFail: () => void (counts.failed += 1),
    onReadEnd: () => void (counts.ended += 1),
  });

  /** Asks, and keeps what became of it. */
  function read(options: RequestOptions = { priority: 'wait' }) {
    const outcome: { connections?: readonly Connection[]; error?: unknown } = {};
    connections.read(options).then(
      (answer) => (outcome.connections = answer),
      (error: unknown) => (outcome.error = error),
    );
    return outcome;
  }

  /** A write, for the test to answer. */
  function write() {
    let answer: (connection: Connection) => void = () => undefined;
    const sent = new Promise<Connection>((resolve) => (answer = resolve));
    return { answer, done: connections.commitWrite(() => sent) };
  }

  return { clock, lifetime, questions, commits, counts, entry, connections, read, write };
}

describe('createConnections', () => {
  const rejections: unknown[] = [];
  const handleRejection = (reason: unknown) => void rejections.push(reason);
  process.on('unhandledRejection', handleRejection);
  afterEach(() => expect(rejections.splice(0)).toEqual([]));

  it('has one read under way and one after, which all share who ask meanwhile', async () => {
    const { clock, questions, counts, read } = setUp();
    const first = read();
    const others = [read(), read(), read({ priority: 'poll' })];
    expect(questions).toHaveLength(1);

    questions[0]?.answer([pending]);
    await clock.settle();
    expect(first.connections).toEqual([pending]);
    expect(others).toEqual([{}, {}, {}]);
    expect(questions).toHaveLength(2);

    questions[1]?.answer([connected]);
    await clock.settle();
    for (const other of others) expect(other.connections).toEqual([connected]);
    expect(questions).toHaveLength(2);
    expect(counts.ended).toBe(2);
  });

  it('has no two under way where somebody asks again as soon as there is an answer', async () => {
    const { clock, questions, connections, read } = setUp();
    const again = connections.read({ priority: 'wait' }).then(() => read());
    read();
    questions[0]?.answer([pending]);
    await again;
    await clock.settle();
    expect(questions).toHaveLength(2);

    questions[1]?.answer([pending]);
    await clock.settle();
    expect(questions).toHaveLength(3);
  });

  it('asks as urgently as the most urgent of those who share', async () => {
    const { clock, questions, read } = setUp();
    read({ priority: 'action' });
    read({ priority: 'wait' });
    read({ priority: 'action' });
    await clock.settle();
    expect(questions.map(({ priority }) => priority)).toEqual(['action', 'action']);
  });

  it('lets an action take the place of what is under way, once', async () => {
    const { clock, questions, read } = setUp();
    const replaced = read();
    const action = read({ priority: 'action' });
    await clock.settle();
    expect(questions.map(({ signal }) => signal?.aborted)).toEqual([true, false]);

    const second = read({ priority: 'action' });
    await clock.settle();
    expect(questions).toHaveLength(2);

    questions[1]?.answer([connected]);
    await clock.settle();
    expect(replaced.connections).toEqual([connected]);
    expect(action.connections).toEqual([connected]);
    expect(second).toEqual({});
    questions[2]?.answer([connected]);
    await clock.settle();
    expect(second.connections).toEqual([connected]);
  });

  it('gives those whose read was replaced the error of the newer one', async () => {
    const { clock, questions, entry, read } = setUp();
    const replaced = read();
    read({ priority: 'action' });
    await clock.settle();
    questions[1]?.fail(offline);
    await clock.settle();

    expect(replaced.error).toBe(offline);
    expect(entry.get().error).toBe(offline);
  });

  it('replaces a read that is slow when something may be new, once in a row', async () => {
    const { clock, questions, connections, read } = setUp();
    const slow = read();
    await clock.advance(399);
    connections.replaceSlowRead();
    await clock.settle();
    expect(questions).toHaveLength(1);

    await clock.advance(1);
    connections.replaceSlowRead();
    await clock.advance(1000);
    expect(questions.map(({ signal }) => signal?.aborted)).toEqual([true, false]);
    connections.replaceSlowRead();
    await clock.settle();
    expect(questions[1]?.signal?.aborted).toBe(false);

    questions[1]?.answer([connected]);
    await clock.settle();
    expect(slow.connections).toEqual([connected]);
    // Nobody waits for more than that.
    expect(questions).toHaveLength(2);

    read();
    await clock.advance(400);
    connections.replaceSlowRead();
    await clock.settle();
    expect(questions[2]?.signal?.aborted).toBe(true);
  });

  it('fails quietly where nobody waits for a read that took the place of another', async () => {
    const { clock, questions, connections, read } = setUp();
    read();
    await clock.advance(400);
    connections.replaceSlowRead();
    await clock.advance(400);
    connections.replaceSlowRead();
    for (const question of questions) question.fail(offline);
    await clock.settle();
    for (const question of questions) question.fail(offline);
    await clock.settle();
    expect(connections.getFailures().count).toBe(1);
  });

  it('never stores an answer that a write has overtaken', async () => {
    const { clock, questions, commits, connections, read, write } = setUp();
    const late = read();
    const { answer, done } = write();
    answer(connected);
    await done;
    questions[0]?.answer([pending]);
    await clock.settle();

    expect(connections.getAll()).toEqual([connected]);
    expect(late.connections).toEqual([connected]);
    expect(commits).toHaveLength(1);
  });

  it('never stores an error that a write has overtaken', async () => {
    const { clock, questions, counts, connections, entry, read, write } = setUp();
    const late = read();
    const { answer, done } = write();
    answer(connected);
    await done;
    questions[0]?.fail(offline);
    await clock.settle();

    expect(late.error).toBe(offline);
    expect(entry.get()).toMatchObject({ data: [connected], error: undefined });
    expect(connections.getFailures().count).toBe(0);
    expect(counts.failed).toBe(0);
  });

  it('keeps what is known when a read fails, and forgets the error with the next answer', async () => {
    const { clock, questions, counts, connections, entry, read } = setUp();
    read();
    questions[0]?.answer([connected]);
    await clock.advance(5000);
    read();
    await clock.advance(1000);
    questions[1]?.fail(offline);
    await clock.settle();
    const checkedAt = clock.now() - 6000;
    expect(entry.get()).toEqual({ data: [connected], error: offline, checkedAt });
    expect(connections.getFailures()).toEqual({ count: 1, at: clock.now() });
    expect(counts.failed).toBe(1);

    read();
    questions[2]?.answer([connected]);
    await clock.settle();
    expect(entry.get().error).toBeUndefined();
    expect(entry.get().checkedAt).toBe(clock.now());
    expect(connections.getFailures().count).toBe(0);
  });

  it('keeps the identity of what has not changed', async () => {
    const { clock, questions, commits, connections, read } = setUp({ initialData: [connected] });
    const before = connections.getAll();
    read();
    questions[0]?.answer([{ ...connected, errors: [] }]);
    await clock.settle();
    expect(connections.getAll()).toBe(before);

    read();
    questions[1]?.answer([pending]);
    await clock.settle();
    expect(commits).toMatchObject([
      { before: [connected], after: [connected], isFirst: true },
      { before: [connected], after: [pending], isFirst: false },
    ]);
    expect(connections.getCurrent()).toEqual(pending);
  });

  it('reads the followed connection by its id where the list lacks it', async () => {
    const { clock, questions, connections, read } = setUp({ followedId: 'c1' });
    const old = fakeConnection({ id: 'c0', status: 'disconnected' });
    read();
    questions[0]?.answer([old]);
    await clock.settle();
    expect(questions.map(({ name }) => name)).toEqual(['list', 'get c1']);
    expect(connections.getAll()).toBeUndefined();

    questions[1]?.answer([pending]);
    await clock.settle();
    expect(connections.getAll()).toEqual([pending, old]);

    read();
    questions[2]?.answer([old]);
    await clock.settle();
    questions[3]?.fail(new AccountingError('not_found', 'gone'));
    await clock.settle();
    expect(connections.getAll()).toEqual([old]);

    read();
    questions[4]?.answer([connected, old]);
    await clock.settle();
    expect(questions).toHaveLength(5);
  });

  it('fails where the followed connection cannot be read', async () => {
    const { clock, questions, connections, entry, read } = setUp({ followedId: 'c1' });
    read();
    questions[0]?.answer([]);
    await clock.settle();
    questions[1]?.fail(offline);
    await clock.settle();
    expect(connections.getAll()).toBeUndefined();
    expect(entry.get().error).toBe(offline);
  });

  it('gives everything up when the session ends, and sends nothing more', async () => {
    const { clock, lifetime, questions, entry, counts, read } = setUp();
    const outcomes = [read(), read()];
    lifetime.abort('gone');
    questions[0]?.answer([connected]);
    await clock.settle();

    expect(outcomes).toEqual([{ error: 'gone' }, { error: 'gone' }]);
    expect(questions).toHaveLength(1);
    expect(questions[0]?.signal?.aborted).toBe(true);
    expect(entry.get()).toEqual({});
    expect(counts.failed).toBe(0);
  });

  it('lets one of those who wait go, and reads on for the others', async () => {
    const { clock, questions, read } = setUp();
    const controller = new AbortController();
    const impatient = read({ signal: controller.signal });
    const patient = read({ priority: 'wait' });
    controller.abort('enough');
    await clock.settle();
    expect(impatient).toEqual({ error: 'enough' });

    questions[0]?.answer([pending]);
    await clock.settle();
    questions[1]?.answer([connected]);
    await clock.settle();
    expect(patient.connections).toEqual([connected]);
  });

  it('shows a write as the API answers it, beside what was there', async () => {
    const old = fakeConnection({ id: 'c0', status: 'disconnected' });
    const { questions, commits, connections, write } = setUp({ initialData: [old, pending] });
    const { answer, done } = write();
    answer(connected);

    expect(await done).toBe(connected);
    expect(connections.getAll()).toEqual([connected, old]);
    expect(commits).toHaveLength(1);
    expect(questions).toEqual([]);
  });

  it('asks again where a read that began after a write has answered before it', async () => {
    const { clock, questions, commits, connections, read, write } = setUp();
    const { answer, done } = write();
    read();
    questions[0]?.answer([connected]);
    await clock.settle();
    answer(pending);
    await clock.settle();
    expect(connections.getAll()).toEqual([connected]);
    expect(questions.map(({ priority }) => priority)).toEqual(['wait', 'action']);

    const after = fakeConnection({ id: 'c1', status: 'deauthorized' });
    questions[1]?.answer([after]);
    expect(await done).toEqual(after);
    expect(commits).toHaveLength(2);
  });

  it('says when the last read began, and whether it is under way', async () => {
    const { clock, questions, connections, read } = setUp();
    expect(connections.getLastRead()).toEqual({ startedAt: -Infinity, isUnderWay: false });
    const startedAt = clock.now();
    read();
    expect(connections.getLastRead()).toEqual({ startedAt, isUnderWay: true });
    await clock.advance(100);
    questions[0]?.answer([]);
    await clock.settle();
    expect(connections.getLastRead()).toEqual({ startedAt, isUnderWay: false });
  });
});
