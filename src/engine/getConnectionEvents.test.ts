import { describe, expect, it } from 'vitest';
import { fakeConnection } from '../../test/fakeConnection.ts';
import { getConnectionEvents } from './getConnectionEvents.ts';
import type { ConnectionChange } from './getConnectionEvents.ts';

const withStatus = (status: string) => [fakeConnection({ status })];

function getEvents(change: Partial<ConnectionChange>) {
  const all = getConnectionEvents({
    before: undefined,
    after: [],
    isFirst: false,
    followedId: null,
    reasons: new Map(),
    ...change,
  });
  return all.map((event) => ('reason' in event ? `${event.type} (${event.reason})` : event.type));
}

describe('getConnectionEvents', () => {
  it.each([
    ['pending_auth', 'connected', ['connected']],
    ['deauthorized', 'connected', ['connected']],
    ['disconnected', 'connected', ['connected']],
    ['connected', 'deauthorized', ['deauthorized']],
    ['connected', 'disconnected', ['disconnected (elsewhere)']],
    ['deauthorized', 'disconnected', ['disconnected (elsewhere)']],
    ['pending_auth', 'disconnected', []],
    ['connected', 'a new word of the API', []],
    ['connected', 'connected', []],
  ])('returns the events of a connection that was %s and is %s', (before, after, events) => {
    expect(getEvents({ before: withStatus(before), after: withStatus(after) })).toEqual(events);
  });

  it.each([
    ['connected', ['disconnected (elsewhere)']],
    ['deauthorized', ['disconnected (elsewhere)']],
    ['pending_auth', []],
    ['disconnected', []],
  ])('returns the events of a %s connection that the API no longer lists', (status, events) => {
    expect(getEvents({ before: withStatus(status), after: [] })).toEqual(events);
  });

  it('returns nothing for the first list, whatever its statuses', () => {
    for (const status of ['pending_auth', 'connected', 'deauthorized', 'disconnected']) {
      expect(getEvents({ after: withStatus(status), isFirst: true })).toEqual([]);
    }
  });

  it('returns `connected` for a new connection that was authorized between two reads', () => {
    expect(getEvents({ before: [], after: withStatus('connected') })).toEqual(['connected']);
  });

  it('returns `connected` if the wait of this page ended before its first answer', () => {
    const change = { after: withStatus('connected'), isFirst: true, followedId: 'c1' };
    expect(getEvents(change)).toEqual(['connected']);
    // The server may have rendered the page with the connection.
    expect(getEvents({ ...change, before: withStatus('connected') })).toEqual(['connected']);
  });

  it('returns `connect_cancelled` for a pending connection that the person ended', () => {
    const change = { before: withStatus('pending_auth'), after: withStatus('disconnected') };
    expect(getEvents({ ...change, reasons: new Map([['c1', 'person']]) })).toEqual([
      'connect_cancelled',
    ]);
    expect(getEvents({ ...change, reasons: new Map([['c1', 'switch']]) })).toEqual([]);
  });

  it('returns the ends of connections before the connections in their place', () => {
    const next = fakeConnection({ id: 'c2', platform: 'wave' });
    const before = withStatus('connected');
    const reasons = new Map([['c1', 'switch'] as const]);

    for (const after of [[next, ...withStatus('disconnected')], [next]]) {
      expect(getEvents({ before, after, reasons })).toEqual(['disconnected (switch)', 'connected']);
    }
  });
});
