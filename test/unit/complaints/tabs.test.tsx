// Public complaints about connect widgets.
import { act } from '@testing-library/react';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderAll, renderBeside } from './renderAll.tsx';
import type { All } from './renderAll.tsx';

/** The messages that other code on this origin receives. */
const messages: unknown[] = [];
let channel: BroadcastChannel;

beforeEach(() => {
  vi.useFakeTimers();
  messages.length = 0;
  channel = new BroadcastChannel('accounting-connect:http://sandbox.localhost/v1');
  channel.addEventListener('message', ({ data }) => void messages.push(data));
});
afterEach(() => {
  channel.close();
  vi.useRealTimers();
});

/**
 * Delivers all messages, which travel through the real event loop. Then 2 s advance, which is less
 * than the poll interval of an idle page.
 */
async function deliverMessages(view: All) {
  for (let turn = 0; turn < 500 && messages.length === 0; turn += 1) {
    await view.settle();
    await setTimeout(5);
  }
  expect(messages).not.toHaveLength(0);
  messages.length = 0;
  for (let round = 0; round < 2; round += 1) {
    for (let turn = 0; turn < 10; turn += 1) await view.settle();
    await setTimeout(20);
    await view.advance(1000);
  }
  for (let turn = 0; turn < 10; turn += 1) await view.settle();
}

describe('two tabs of one entity', () => {
  it('complaint 28: show each other’s connecting and disconnecting without focus or polls', async () => {
    const first = await renderAll();
    const second = await renderBeside(first);
    expect(second.result.current.reading.status).toBe('not_connected');
    // The second tab has no poll due.
    await first.advance(120_000);

    await first.connect('xero');
    await deliverMessages(first);
    expect(second.result.current.reading.status).toBe('pending_auth');
    expect(second.result.current.connecting.phase).toBe('idle');

    first.sandbox.authorize(first.getId());
    await first.check();
    await deliverMessages(second);
    expect(second.result.current.reading.status).toBe('connected');
    expect(second.getTypes()).toEqual(['connected']);

    await act(() => first.result.current.disconnecting.disconnect());
    await deliverMessages(second);
    expect(second.result.current.reading.status).toBe('disconnected');
    expect(second.getTypes()).toEqual(['connected', 'disconnected']);
  });

  it('complaint 28: show each other’s pulls from start to end', async () => {
    const first = await renderAll({ connection: 'connected' });
    const second = await renderBeside(first);
    await first.advance(5000);
    await act(() => first.result.current.pulling.start({ resourceType: 'receivables' }));
    await deliverMessages(first);
    expect(second.result.current.pulling).toMatchObject({
      phase: 'running',
      resourceType: 'receivables',
    });

    await first.advance(10_000);
    await deliverMessages(first);
    expect(first.result.current.pulling.phase).toBe('complete');
    expect(second.result.current.pulling).toMatchObject({
      phase: 'complete',
      lastPulledAt: first.result.current.pulling.lastPulledAt,
    });
    expect(first.getCalls('POST')).toHaveLength(1);
  });

  it('complaint 28: do not echo messages forever', async () => {
    const first = await renderAll({ connection: 'connected' });
    const second = await renderBeside(first);
    const third = await renderBeside(first);
    await first.advance(5000);
    first.sandbox.deauthorize(first.getId());
    const before = first.getCalls().length;
    await first.check();
    await deliverMessages(first);

    expect(second.result.current.reading.status).toBe('deauthorized');
    expect(third.result.current.reading.status).toBe('deauthorized');
    expect(first.getCalls().length - before).toBeLessThanOrEqual(5);
  });

  it('complaint 28: ignore tabs of another entity', async () => {
    const entities = ['entity-a', 'entity-b'].map((id) => ({ id, name: id, currency: 'GBP' }));
    const first = await renderAll({ connection: 'connected', sandbox: { entities } });
    const other = await renderBeside(first, { provider: { entityId: 'entity-b' } });
    await act(() => first.result.current.pulling.start());
    await act(() => first.result.current.disconnecting.disconnect());
    await deliverMessages(other);

    expect(other.result.current.pulling.phase).toBe('idle');
    expect(other.result.current.reading.status).toBe('not_connected');
    const calls = first.sandbox.requests.filter(
      ({ headers }) => headers['x-monite-entity-id'] === 'entity-b',
    );
    expect(calls).toHaveLength(1);
  });

  it('complaint 28: fall back to polling if the browser has no BroadcastChannel', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const first = await renderAll({ connection: 'connected' });
    const second = await renderBeside(first);
    await act(() => first.result.current.disconnecting.disconnect());
    await first.advance(3000);
    await second.comeBack();
    await second.advance(2000);

    expect(second.result.current.reading.status).toBe('disconnected');
  });
});
