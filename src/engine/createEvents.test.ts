import { describe, expect, it, vi } from 'vitest';
import { createManualClock } from '../../test/createManualClock.ts';
import { fakeConnection } from '../../test/fakeConnection.ts';
import { AccountingError } from '../api/AccountingError.ts';
import type { AccountingEvent } from './AccountingEvent.ts';
import { createEvents } from './createEvents.ts';

const connected = fakeConnection();
const disconnected = fakeConnection({ status: 'disconnected' });
const CONNECTED = { before: [], after: [connected], isFirst: false, followedId: null };
const UNCHANGED = { ...CONNECTED, before: [connected] };
const ENDED = { ...UNCHANGED, after: [disconnected] };

function setUp() {
  const clock = createManualClock();
  const events = createEvents({ entityId: 'e1', clock, getConnection: () => connected });
  const received: AccountingEvent[] = [];
  const listen = () => events.listen((event) => void received.push(event));
  return { clock, events, received, listen };
}

/** Sets up events whose first listener has already received the early ones. */
async function setUpListened() {
  const setup = setUp();
  const stop = setup.listen();
  await setup.clock.settle();
  return { ...setup, stop };
}

describe('createEvents', () => {
  it('adds the version, the entity and the time', async () => {
    const { events, received } = await setUpListened();
    events.emit({ type: 'connect_started', platform: 'xero' });

    expect(received).toEqual([
      {
        type: 'connect_started',
        platform: 'xero',
        version: 1,
        entityId: 'e1',
        at: '2026-01-05T09:00:00.000Z',
      },
    ]);
  });

  it('keeps early events for all listeners of the first render', async () => {
    const { clock, events, received, listen } = setUp();
    events.emitChange(CONNECTED, false);
    // StrictMode subscribes, unsubscribes and subscribes again.
    listen()();
    listen();
    listen();
    events.emit({ type: 'connect_started', platform: null });
    await clock.settle();

    const types = received.map(({ type }) => type);
    expect(types).toEqual(['connected', 'connected', 'connect_started', 'connect_started']);
  });

  it('keeps early events while nobody listens', async () => {
    const { clock, events, received, listen } = setUp();
    listen()();
    await clock.settle();
    events.emitChange(CONNECTED, false);
    listen();
    await clock.settle();

    expect(received).toMatchObject([{ type: 'connected' }]);
  });

  it('calls the other listeners if one throws', async () => {
    const { events, received, listen } = await setUpListened();
    const reportError = vi.fn();
    vi.stubGlobal('reportError', reportError);
    const failure = new Error('The partner’s bug');
    events.listen(() => {
      throw failure;
    });
    listen();
    events.emit({ type: 'connect_started', platform: null });

    expect(received).toHaveLength(2);
    expect(reportError.mock.calls).toEqual([[failure]]);
  });

  it('calls a listener no more after it has unsubscribed', async () => {
    const { events, received, stop } = await setUpListened();
    stop();
    events.emit({ type: 'connect_started', platform: null });

    expect(received).toEqual([]);
  });

  it('emits an error once, however many callers waited for it', async () => {
    const { events, received } = await setUpListened();
    const error = new AccountingError('forbidden', 'No', { requestId: 'r1' });
    events.emitError(error);
    events.emitError(error);

    expect(received).toMatchObject([{ type: 'error', code: 'forbidden', requestId: 'r1' }]);
  });

  it('emits a series of failures once, and again when its code changes or a new series begins', async () => {
    const { events, received } = await setUpListened();
    const fail = (code: 'network' | 'forbidden', count: number) => {
      const error = new AccountingError(code, 'No');
      events.noteFailure(error, count);
      events.emitFailure(error);
    };
    fail('network', 1);
    fail('network', 2);
    fail('forbidden', 3);
    fail('forbidden', 4);
    fail('forbidden', 1);

    const codes = received.map((event) => 'code' in event && event.code);
    expect(codes).toEqual(['network', 'forbidden', 'forbidden']);
  });

  it('emits a series with a later failure if nothing reported the first', async () => {
    const { events, received } = await setUpListened();
    const later = new AccountingError('network', 'No');
    events.noteFailure(new AccountingError('network', 'No'), 1);
    events.noteFailure(later, 2);
    events.emitFailure(later);

    expect(received).toMatchObject([{ type: 'error', code: 'network' }]);
  });

  it('names the reason why this page ended a connection, once', async () => {
    const { events, received } = await setUpListened();
    events.setEndReason(connected, 'switch');
    events.emitChange(ENDED, true);
    events.emitChange(ENDED, false);

    expect(received).toMatchObject([
      { type: 'disconnected', reason: 'switch' },
      { type: 'disconnected', reason: 'elsewhere' },
    ]);
  });

  it('names no reason that was withdrawn', async () => {
    const { events, received } = await setUpListened();
    events.setEndReason(connected, 'person');
    events.setEndReason(connected, null);
    events.emitChange(ENDED, false);

    expect(received).toMatchObject([{ type: 'disconnected', reason: 'elsewhere' }]);
  });

  it('keeps a doubted reason if the next read shows that the connection has ended', async () => {
    const { events, received } = await setUpListened();
    events.setEndReason(connected, 'person');
    events.doubtEnd(connected);
    events.emitChange(ENDED, false);

    expect(received).toMatchObject([{ type: 'disconnected', reason: 'person' }]);
  });

  it('drops a doubted reason if the next read shows that the connection has not ended', async () => {
    const { events, received } = await setUpListened();
    events.setEndReason(connected, 'person');
    events.doubtEnd(connected);
    events.emitChange(UNCHANGED, false);
    events.emitChange(ENDED, false);

    expect(received).toMatchObject([{ type: 'disconnected', reason: 'elsewhere' }]);
  });

  it('keeps the reason of a new attempt after an earlier one was doubted', async () => {
    const { events, received } = await setUpListened();
    events.setEndReason(connected, 'person');
    events.doubtEnd(connected);
    events.setEndReason(connected, 'person');
    events.emitChange(UNCHANGED, false);
    events.emitChange(ENDED, true);

    expect(received).toMatchObject([{ type: 'disconnected', reason: 'person' }]);
  });
});
