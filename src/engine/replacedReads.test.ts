import { afterEach, describe, expect, it } from 'vitest';
import { fakeConnection } from '../../test/fakeConnection.ts';
import { setUpConnections as setUp } from '../../test/setUpConnections.ts';
import { AccountingError } from '../api/AccountingError.ts';

const connected = fakeConnection({ id: 'c1', status: 'connected' });
const offline = new AccountingError('network', 'offline');

describe('a read that another one replaces', () => {
  const rejections: unknown[] = [];
  const handleRejection = (reason: unknown) => void rejections.push(reason);
  process.on('unhandledRejection', handleRejection);
  afterEach(() => expect(rejections.splice(0)).toEqual([]));

  it('gives way to an action, once', async () => {
    const { clock, calls, read } = setUp();
    const replaced = read();
    const action = read({ priority: 'action' });
    await clock.settle();
    expect(calls.map(({ signal }) => signal?.aborted)).toEqual([true, false]);

    const second = read({ priority: 'action' });
    await clock.settle();
    expect(calls).toHaveLength(2);

    calls[1]?.answer([connected]);
    await clock.settle();
    expect(replaced.connections).toEqual([connected]);
    expect(action.connections).toEqual([connected]);
    expect(second).toEqual({});
    calls[2]?.answer([connected]);
    await clock.settle();
    expect(second.connections).toEqual([connected]);
  });

  it('can be replaced again after an answer, and after a failure', async () => {
    const { clock, calls, read } = setUp();
    for (const end of ['answer', 'failure']) {
      const [slow, action] = [calls.length, calls.length + 1];
      read();
      read({ priority: 'action' });
      await clock.settle();
      expect(calls[slow]?.signal?.aborted).toBe(true);
      if (end === 'answer') calls[action]?.answer([connected]);
      else calls[action]?.fail(offline);
      await clock.settle();
    }
    const last = calls.length;
    read();
    read({ priority: 'action' });
    expect(calls[last]?.signal?.aborted).toBe(true);
  });

  it('rejects its callers with the error of the newer one', async () => {
    const { clock, calls, entry, read } = setUp();
    const replaced = read();
    read({ priority: 'action' });
    await clock.settle();
    calls[1]?.fail(offline);
    await clock.settle();

    expect(replaced.error).toBe(offline);
    expect(entry.get().error).toBe(offline);
  });

  it('gives way to a wake-up if it started while the person was away, once', async () => {
    const { clock, calls, connections, page, read } = setUp();
    page.setFocus(false);
    const slow = read();
    await clock.advance(400);
    connections.handleWakeUp();
    await clock.advance(1000);
    expect(calls.map(({ signal }) => signal?.aborted)).toEqual([true, false]);
    connections.handleWakeUp();
    await clock.settle();
    expect(calls[1]?.signal?.aborted).toBe(false);

    calls[1]?.answer([connected]);
    await clock.settle();
    expect(slow.connections).toEqual([connected]);
    // No caller waits for another read.
    expect(calls).toHaveLength(2);

    read();
    await clock.advance(400);
    connections.handleWakeUp();
    await clock.settle();
    expect(calls[2]?.signal?.aborted).toBe(true);
  });

  it('gives way to a wake-up only if the page was hidden for long enough', async () => {
    const { clock, calls, connections, page, read } = setUp();
    read();
    await clock.advance(1000);
    connections.handleWakeUp();
    await clock.settle();
    expect(calls).toHaveLength(1);

    async function hide(milliseconds: number) {
      page.show(false);
      connections.handleWakeUp();
      await clock.advance(milliseconds);
      connections.handleWakeUp();
      page.show(true);
      connections.handleWakeUp();
      await clock.settle();
    }
    for (let time = 0; time < 5; time += 1) await hide(399);
    expect(calls).toHaveLength(1);
    await hide(400);
    expect(calls.map(({ signal }) => signal?.aborted)).toEqual([true, false]);
  });

  it('rejects nothing if nobody waits for the newer one', async () => {
    const { clock, calls, connections, page, read } = setUp();
    page.setFocus(false);
    read();
    await clock.advance(400);
    connections.handleWakeUp();
    await clock.advance(400);
    connections.handleWakeUp();
    for (const call of calls) call.fail(offline);
    await clock.settle();
    for (const call of calls) call.fail(offline);
    await clock.settle();
    expect(connections.getFailures().count).toBe(1);
  });

  it('is shared while it is in the queue, unless the newer one is more urgent', async () => {
    const { clock, calls, connections, page, read } = setUp();
    page.show(false);
    const outcomes = [read(), read()];
    calls[0]?.onQueue?.(true);
    outcomes.push(read());
    await clock.advance(1000);
    page.show(true);
    connections.handleWakeUp();
    await clock.settle();
    expect(calls).toHaveLength(1);

    outcomes.push(read({ priority: 'action' }));
    await clock.settle();
    calls[1]?.onQueue?.(true);
    outcomes.push(read({ priority: 'action' }), read({ priority: 'wait' }));
    calls[1]?.onQueue?.(false);
    calls[1]?.answer([connected]);
    await clock.settle();
    expect(calls.map(({ priority }) => priority)).toEqual(['wait', 'action']);
    for (const outcome of outcomes) expect(outcome.connections).toEqual([connected]);
  });
});
