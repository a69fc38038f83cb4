// Public complaints about connect widgets; the number is the row of the table in README.md here.
import { act } from '@testing-library/react';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderAll, renderBeside } from './renderAll.tsx';
import type { All } from './renderAll.tsx';

/** What somebody else on this origin hears. */
const messages: unknown[] = [];
let ear: BroadcastChannel;

beforeEach(() => {
  vi.useFakeTimers();
  messages.length = 0;
  ear = new BroadcastChannel('accounting-connect');
  ear.addEventListener('message', ({ data }) => void messages.push(data));
});
afterEach(() => {
  ear.close();
  vi.useRealTimers();
});

/**
 * Lets all tabs hear what was told: messages travel by the real event loop. Then 2 s pass, which is
 * less than any poll of a page that waits for nothing.
 */
async function hear(view: All) {
  for (let turn = 0; turn < 500 && messages.length === 0; turn += 1) {
    await view.settle(() => undefined);
    await setTimeout(5);
  }
  expect(messages).not.toHaveLength(0);
  messages.length = 0;
  for (let round = 0; round < 2; round += 1) {
    for (let turn = 0; turn < 10; turn += 1) await view.settle(() => undefined);
    await setTimeout(20);
    await view.pass(1000);
  }
  for (let turn = 0; turn < 10; turn += 1) await view.settle(() => undefined);
}

describe('two tabs of one entity', () => {
  it('complaint 28: show each other’s connecting and disconnecting, without a focus or a poll', async () => {
    const first = await renderAll();
    const second = await renderBeside(first);
    expect(second.result.current.reading.status).toBe('not_connected');
    // Nothing is polled there by itself.
    await first.pass(120_000);

    await first.connect('xero');
    await hear(first);
    expect(second.result.current.reading.status).toBe('pending_auth');
    expect(second.result.current.connecting.phase).toBe('idle');

    first.sandbox.authorize(first.getId());
    await first.check();
    await hear(second);
    expect(second.result.current.reading.status).toBe('connected');
    expect(second.getTypes()).toEqual(['connected']);

    await act(() => first.result.current.disconnecting.disconnect());
    await hear(second);
    expect(second.result.current.reading.status).toBe('disconnected');
    expect(second.getTypes()).toEqual(['connected', 'disconnected']);
  });

  it('complaint 28: show each other’s pulls from the start to the end', async () => {
    const first = await renderAll({ connection: 'connected' });
    const second = await renderBeside(first);
    await first.pass(5000);
    await act(() => first.result.current.pulling.start({ resourceType: 'receivables' }));
    await hear(first);
    expect(second.result.current.pulling).toMatchObject({
      phase: 'running',
      resourceType: 'receivables',
    });

    await first.pass(10_000);
    await hear(first);
    expect(first.result.current.pulling.phase).toBe('complete');
    expect(second.result.current.pulling).toMatchObject({
      phase: 'complete',
      lastPulledAt: first.result.current.pulling.lastPulledAt,
    });
    expect(first.getCalls('POST')).toHaveLength(1);
  });

  it('complaint 28: do not talk for ever about one piece of news', async () => {
    const first = await renderAll({ connection: 'connected' });
    const second = await renderBeside(first);
    const third = await renderBeside(first);
    await first.pass(5000);
    first.sandbox.deauthorize(first.getId());
    const before = first.getCalls().length;
    await first.check();
    await hear(first);

    expect(second.result.current.reading.status).toBe('deauthorized');
    expect(third.result.current.reading.status).toBe('deauthorized');
    expect(first.getCalls().length - before).toBeLessThanOrEqual(5);
  });

  it('complaint 28: say nothing to those of another entity', async () => {
    const entities = ['entity-a', 'entity-b'].map((id) => ({ id, name: id, currency: 'GBP' }));
    const first = await renderAll({ connection: 'connected', sandbox: { entities } });
    const other = await renderBeside(first, { provider: { entityId: 'entity-b' } });
    await act(() => first.result.current.pulling.start());
    await act(() => first.result.current.disconnecting.disconnect());
    await hear(other);

    expect(other.result.current.pulling.phase).toBe('idle');
    expect(other.result.current.reading.status).toBe('not_connected');
    const calls = first.sandbox.requests.filter(
      ({ headers }) => headers['x-monite-entity-id'] === 'entity-b',
    );
    expect(calls).toHaveLength(1);
  });

  it('complaint 28: find out by asking where the browser has no such channel', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const first = await renderAll({ connection: 'connected' });
    const second = await renderBeside(first);
    await act(() => first.result.current.disconnecting.disconnect());
    await first.pass(3000);
    await second.comeBack();
    await second.pass(2000);

    expect(second.result.current.reading.status).toBe('disconnected');
  });
});
