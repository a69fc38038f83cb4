import { describe, expect, it } from 'vitest';
import { setUpVersion } from '../../test/setUpVersion.ts';
import type { AccountingApi } from './AccountingApi.ts';
import type { ApiVersion } from './VERSIONS.ts';

const V1 = '2023-03-14';
const V2 = '2024-05-25';
const TIME = '2024-05-26T07:38:01.631172+00:00';

/** One kind of object: its required fields, what the hooks see of them alone, and unknown words. */
interface Kind {
  required: object;
  optional: readonly string[];
  bare: object;
  unknown: object;
  seen: object;
}

const CONNECTION: Kind = {
  required: { id: 'c1', created_at: TIME, updated_at: TIME },
  optional: ['connection_url', 'status', 'platform', 'last_pull', 'errors', 'business_info'],
  bare: {
    id: 'c1',
    createdAt: TIME,
    updatedAt: TIME,
    authorizationUrl: null,
    status: 'unknown',
    platform: null,
    lastPull: null,
    errors: [],
    businessInfo: null,
  },
  unknown: { status: 'suspended', platform: 'abacus', business_info: { type: 'guild' } },
  seen: { status: 'suspended', platform: 'abacus', businessInfo: { name: null, type: 'guild' } },
};
const PULL: Kind = {
  required: { id: 'p1' },
  optional: ['connection_id', 'resource_type', 'status', 'requested_at', 'errors'],
  bare: {
    id: 'p1',
    connectionId: null,
    resourceType: null,
    status: null,
    requestedAt: null,
    errors: [],
  },
  unknown: { resource_type: 'ledgers', status: 'asleep' },
  seen: { resourceType: 'ledgers', status: 'asleep' },
};
const RECORD: Kind = {
  required: { id: 'r1', created_at: TIME, updated_at: TIME },
  optional: [
    'last_pulled_at',
    'sync_status',
    'object_type',
    'object_id',
    'object_updated_at',
    'platform',
    'platform_object_id',
    'platform_updated_at',
    'provider',
    'provider_object_id',
    'provider_updated_at',
    'errors',
  ],
  bare: {
    id: 'r1',
    createdAt: TIME,
    updatedAt: TIME,
    lastPulledAt: null,
    syncStatus: 'unknown',
    objectType: 'unknown',
    objectId: null,
    objectUpdatedAt: null,
    platform: null,
    platformObjectId: null,
    platformUpdatedAt: null,
    provider: null,
    providerObjectId: null,
    providerUpdatedAt: null,
    errors: null,
  },
  unknown: {
    sync_status: 'skipped',
    object_type: 'quote',
    platform: 'abacus',
    provider: 'merge',
    errors: 'odd',
  },
  seen: {
    syncStatus: 'skipped',
    objectType: 'quote',
    platform: 'abacus',
    provider: 'merge',
    errors: 'odd',
  },
};
/** The response of a sync holds nothing that we need. */
const SYNC: Kind = {
  required: {},
  optional: ['message'],
  bare: {},
  unknown: { message: { code: 7 }, status: 'asleep' },
  seen: {},
};

type Call = (api: AccountingApi) => Promise<unknown>;
const alone = { wrap: (wire: object): object => wire, expect: (value: object): unknown => value };
const inList = { wrap: (wire: object) => ({ data: [wire] }), expect: (value: object) => [value] };
const inPage = {
  wrap: inList.wrap,
  expect: (value: object) => ({ records: [value], nextPageToken: null }),
};
const nothing = { wrap: (wire: object) => wire, expect: () => [] };

const SHARED: [name: string, Kind, typeof alone, Call][] = [
  ['listConnections', CONNECTION, inList, (api) => api.listConnections()],
  ['getConnection', CONNECTION, alone, (api) => api.getConnection('c1')],
  ['createConnection', CONNECTION, alone, (api) => api.createConnection('xero')],
  ['disconnect', CONNECTION, alone, (api) => api.disconnect('c1')],
];
const CALLS: [ApiVersion, ...(typeof SHARED)[number]][] = [
  ...SHARED.map((call): (typeof CALLS)[number] => [V1, ...call]),
  [V1, 'startPull', PULL, inList, (api) => api.startPull('c1', undefined)],
  ...SHARED.map((call): (typeof CALLS)[number] => [V2, ...call]),
  [V2, 'startPull', SYNC, nothing, (api) => api.startPull('c1', undefined)],
  [V2, 'listSyncedRecords', RECORD, inPage, (api) => api.listSyncedRecords({ objectType: 'bill' })],
  [V2, 'getSyncedRecord', RECORD, alone, (api) => api.getSyncedRecord('r1')],
  [V2, 'pushAgain', RECORD, alone, (api) => api.pushAgain('r1')],
];

describe('each call of each version', () => {
  it.each(CALLS)('%s: %s bears the absence of every optional field', async (...row) => {
    const [version, , { required, bare }, shape, call] = row;
    const { api } = setUpVersion(version, { body: shape.wrap(required) });
    expect(await call(api)).toEqual(shape.expect(bare));
  });

  it.each(CALLS)('%s: %s bears null in every optional field', async (...row) => {
    const [version, , { required, optional, bare }, shape, call] = row;
    const nulls = Object.fromEntries(optional.map((name) => [name, null]));
    const { api } = setUpVersion(version, { body: shape.wrap({ ...required, ...nulls }) });
    expect(await call(api)).toEqual(shape.expect(bare));
  });

  it.each(CALLS)('%s: %s keeps unknown words, and drops unknown fields', async (...row) => {
    const [version, , { required, unknown, seen }, shape, call] = row;
    const body = shape.wrap({ ...required, ...unknown, added_later: [1] });
    const value = await call(setUpVersion(version, { body }).api);
    expect(value).toMatchObject(shape.expect(seen) ?? {});
    expect(JSON.stringify(value)).not.toMatch(/added_?later/i);
  });

  it.each(['', null, undefined])(
    '2024-05-25: takes the page token %j for the end',
    async (token) => {
      const body = { data: [], next_pagination_token: token };
      const { api } = setUpVersion(V2, { body });
      expect(await api.listSyncedRecords({ objectType: 'bill' })).toEqual({
        records: [],
        nextPageToken: null,
      });
    },
  );
});
