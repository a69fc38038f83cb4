import { describe, expect, it } from 'vitest';
import { setUpProxy } from '../../../test/setUpProxy.ts';

/** Sets up a proxy for version 2024-05-25, in front of an API that has no records. */
function setUpRecords() {
  const queries: string[] = [];
  const proxy = setUpProxy({
    apiVersion: '2024-05-25',
    async fetch(input) {
      const { pathname, search } = new URL(String(input));
      if (pathname.endsWith('/auth/token')) {
        return Response.json({ access_token: 'a-token-of-the-partner', expires_in: 1800 });
      }
      queries.push(search);
      return Response.json({ data: [], next_pagination_token: null });
    },
  });
  return { ...proxy, getQueries: () => queries };
}

describe('the calls of the proxy', () => {
  const ID = 'a1b2c3d4-0000-4000-a000-00000000000f';
  const TIME = encodeURIComponent('2024-05-25T10:00:00.123456+02:00');
  it.each([
    ['object_type=product'],
    ['object_type=customer'],
    ['object_type=vendor'],
    ['object_type=receivable'],
    ['object_type=bill'],
    ['object_type=payment_record'],
    [`object_id=${ID}`],
    [`object_id__in=${ID}&object_id__in=${ID}`],
    ...['created_at', 'updated_at'].flatMap((name) =>
      ['gt', 'lt', 'gte', 'lte'].map((word) => [`${name}__${word}=${TIME}`]),
    ),
    ['sort=created_at&order=asc'],
    ['sort=updated_at&order=desc'],
    ['limit=1'],
    ['limit=99'],
    ['limit=199'],
    ['limit=250&pagination_token=abc%2B%2F%3D.-_~%3A'],
  ])('passes on the parameters %s of the records', async (query) => {
    const { ask, getQueries } = setUpRecords();
    expect((await ask(`/accounting_synced_records?${query}`)).status).toBe(200);
    expect(getQueries()).toEqual([`?${query}`.replace('-_~%3A', '-_%7E%3A')]);
  });

  it.each([
    ['object_type=invoice'],
    ['object_type='],
    ['object_type=bill&object_type=product'],
    [`object_id=${ID}&object_id=${ID}`],
    ['object_id__in='],
    ['object_id__in=a%2Fb'],
    ['created_at__eq=2024-05-25'],
    ['created_at__gt=yesterday'],
    ['sort=id'],
    ['order=random'],
    ['limit=0'],
    ['limit=251'],
    ['limit=1e2'],
    ['limit=-1'],
    ['pagination_token='],
    ['pagination_token=a%0Ab'],
    ['sync_status=error'],
    ['entity_id=entity-b'],
  ])('refuses the parameters %s of the records', async (query) => {
    const { ask, read, getQueries } = setUpRecords();
    expect(await read(await ask(`/accounting_synced_records?${query}`))).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_request' } },
    });
    expect(getQueries()).toEqual([]);
  });
});
