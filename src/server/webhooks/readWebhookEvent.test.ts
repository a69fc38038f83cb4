import { describe, expect, it } from 'vitest';
import { ServerError } from '../ServerError.ts';
import { readWebhookEvent } from './readWebhookEvent.ts';

const REQUIRED = {
  id: 'event-1',
  entity_id: 'entity-a',
  object_type: 'accounting_connection',
};
const CURRENT = {
  ...REQUIRED,
  created_at: '2026-11-25T07:38:01.631172+00:00',
  action: 'deauthorized',
  api_version: '2024-05-25',
  description: 'The accounting connection is deauthorized.',
  object: { id: 'connection-1' },
  webhook_subscription_id: 'subscription-1',
};
const OLD = {
  ...REQUIRED,
  created_at: '2026-11-25T07:38:01.631172+00:00',
  action: 'deauthorized',
  api_version: '2023-09-01',
  name: 'accounting_connection.deauthorized',
  object_id: 'connection-1',
  significance: 'normal',
  webhook_subscription_id: 'subscription-1',
};
const EVENT = {
  id: 'event-1',
  action: 'deauthorized',
  entityId: 'entity-a',
  connectionId: 'connection-1',
  createdAt: '2026-11-25T07:38:01.631172+00:00',
  apiVersion: '2024-05-25',
  description: 'The accounting connection is deauthorized.',
  webhookSubscriptionId: 'subscription-1',
};
const OLD_EVENT = { ...EVENT, apiVersion: '2023-09-01', description: null };
/** What is left if nothing but the required fields can be read. */
const BARE = {
  id: 'event-1',
  action: null,
  entityId: 'entity-a',
  connectionId: null,
  createdAt: null,
  apiVersion: null,
  description: null,
  webhookSubscriptionId: null,
};
const OPTIONAL = Object.keys({ ...CURRENT, ...OLD }).filter((name) => !(name in REQUIRED));

const read = (event: object) => readWebhookEvent(JSON.stringify(event));
const fill = (value: unknown) => Object.fromEntries(OPTIONAL.map((name) => [name, value]));

describe('readWebhookEvent()', () => {
  it('reads an event of the current version', () => {
    expect(read(CURRENT)).toEqual(EVENT);
  });

  it('reads an event of version 2023-09-01', () => {
    expect(read(OLD)).toEqual(OLD_EVENT);
  });

  it.each([
    ['missing', {}],
    ['null', fill(null)],
    ['a number', fill(7)],
    ['true', fill(true)],
    ['empty', fill('')],
    ['a list', fill([CURRENT.object])],
    ['an object of another shape', fill({ more: {} })],
    ['too long', fill('x'.repeat(1001))],
  ])('reads the ids if every optional field is %s', (_, fields) => {
    expect(read({ ...REQUIRED, ...fields })).toEqual(BARE);
  });

  it.each(OPTIONAL)('reads everything else if %s is missing, null or strange', (name) => {
    for (const [event, expected] of [
      [CURRENT, EVENT],
      [OLD, OLD_EVENT],
    ] as const) {
      for (const value of [undefined, null, 7, '', [], {}]) {
        const result = read({ ...event, [name]: value });
        const differences = Object.entries(result ?? {}).filter(
          ([key, field]) => field !== Reflect.get(expected, key),
        );
        expect(differences.length).toBeLessThanOrEqual(1);
        expect(differences.every(([, field]) => field === null)).toBe(true);
      }
    }
  });

  it.each([
    ['renamed', 'renamed'],
    ['toString', 'toString'],
    ['étrange !', 'étrange !'],
  ])('passes the unknown action "%s" on', (action, expected) => {
    expect(read({ ...CURRENT, action })).toEqual({ ...EVENT, action: expected });
  });

  it.each([
    ['accounting_connection.connected', 'connected'],
    ['accounting_connection.pending_auth', 'pending_auth'],
    ['accounting_connection.renamed', 'renamed'],
    ['accounting_connection', null],
    ['accounting_connection.', null],
    ['accounting_connection.connected.twice', null],
    ['payable.connected', null],
    ['My webhook', null],
    ['connected', null],
  ])('reads the name "%s" as the action "%s" if the event has no action', (name, action) => {
    expect(read({ ...OLD, action: undefined, name })).toEqual({ ...OLD_EVENT, action });
  });

  it('prefers the action to the name', () => {
    const event = { ...OLD, name: 'accounting_connection.connected' };
    expect(read(event)).toMatchObject({ action: 'deauthorized' });
  });

  it.each([
    [{ object: { id: 'a' }, object_id: 'b' }, 'a'],
    [{ object: { id: 'a', object_id: 'b' } }, 'a'],
    [{ object: null, object_id: 'b' }, 'b'],
    [{ object: {}, object_id: 'b' }, 'b'],
    [{ object: { id: null }, object_id: 'b' }, 'b'],
    [{ object: { id: 7 }, object_id: 'b' }, 'b'],
    [{ object: 'a', object_id: 'b' }, 'b'],
    [{ object: [{ id: 'a' }] }, null],
    [{ object: 'a' }, null],
    [{ object_id: 7 }, null],
  ])('reads the id of the connection from %j', (fields, connectionId) => {
    expect(read({ ...REQUIRED, ...fields })).toEqual({ ...BARE, connectionId });
  });

  it.each(['payable', 'Accounting_connection', '', 'accounting_connection '])(
    'ignores an event of "%s"',
    (type) => {
      expect(read({ ...CURRENT, object_type: type })).toBeNull();
    },
  );

  it.each([
    ...['id', 'entity_id', 'object_type'].flatMap((name) =>
      [undefined, null, 7, [], {}].map((value) => [name, value] as const),
    ),
    ['id', ''] as const,
    ['id', 'x'.repeat(1001)] as const,
    ['entity_id', ''] as const,
    ['entity_id', '../a'] as const,
    ['entity_id', 'x'.repeat(101)] as const,
  ])('refuses an event whose %s is %j', (name, value) => {
    for (const event of [CURRENT, OLD]) {
      expect(() => read({ ...event, [name]: value })).toThrow(ServerError);
    }
  });
});
