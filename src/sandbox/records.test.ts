import { describe, expect, it } from 'vitest';
import { createSandbox } from './createSandbox.ts';
import type { SandboxOptions } from './SandboxOptions.ts';

interface Item {
  id: string;
  object_id: string;
  created_at: string;
  sync_status: string;
  object_type: string;
  platform: string | null;
  errors: { message: string } | null;
}

/** Sets up a connection whose first sync has been requested, and a way to read its records. */
async function setUp(options: SandboxOptions = {}, platform = 'xero') {
  const sandbox = createSandbox({
    now: () => Date.parse('2026-11-22T10:00:00Z'),
    rateLimit: Infinity,
    ...options,
  });
  const send = async (method: string, path: string) => {
    const response = await sandbox.fetch(`${sandbox.baseUrl}${path}`, {
      method,
      headers: {
        'X-Monite-Entity-Id': sandbox.entityId,
        'X-Monite-Version': '2024-05-25',
        Authorization: `Bearer ${sandbox.issueToken()}`,
      },
    });
    return response.json();
  };
  const list = async (query: string) => {
    const page: { data: Item[]; next_pagination_token: string | null } = await send(
      'GET',
      `/accounting_synced_records?${query}`,
    );
    return page;
  };
  const find = async (wanted: string, type = 'receivable') => {
    const { data } = await list(`object_type=${type}`);
    const found = data.find(({ errors }) => errors?.message.includes(wanted));
    if (!found) throw new Error(`Nothing failed because of ${wanted}`);
    return found;
  };
  const sync = async () => {
    const id = sandbox.connect(sandbox.entityId, platform).id;
    await send('POST', `/accounting_connections/${id}/sync`);
    return id;
  };
  const push = (id: string): Promise<Item> => send('POST', `/accounting_synced_records/${id}/push`);
  const read = (id: string): Promise<Item> => send('GET', `/accounting_synced_records/${id}`);
  return { sandbox, send, list, find, push, read, id: await sync(), sync };
}

const getStatuses = ({ data }: { data: Item[] }) => data.map(({ sync_status: status }) => status);

describe('the synced records of the sandbox', () => {
  it('have ids that differ in their first 8 characters, and so have their objects', async () => {
    const { sandbox, list, read } = await setUp({ records: 1000 });
    sandbox.advance(10_000);
    const lists = await Promise.all(
      ['receivable', 'product', 'customer', 'bill', 'vendor', 'payment_record'].map(
        async (type) => (await list(`object_type=${type}&limit=250`)).data,
      ),
    );
    const items = lists.flat();

    expect(items.length).toBeGreaterThan(500);
    const countStarts = (ids: string[]) => new Set(ids.map((id) => id.slice(0, 8))).size;
    expect(countStarts(items.map(({ id }) => id))).toBe(items.length);
    expect(countStarts(items.map(({ object_id: id }) => id))).toBe(items.length);
    const last = items.at(-1)?.id ?? '';
    expect(last).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/);
    expect(await read(last)).toMatchObject({ id: last });
    expect(await read(`00000000${last.slice(8)}`)).toMatchObject({ error: expect.anything() });
  });

  it.each(['setPushProblems', 'pushProblems'] as const)(
    'reject a push problem that does not exist in %s',
    async (name) => {
      const wrong = JSON.parse('["tax_rate", "nope"]');
      const run = () => {
        if (name === 'pushProblems') createSandbox({ pushProblems: wrong });
        else createSandbox().setPushProblems(wrong);
      };
      expect(run).toThrow('There is no push problem "nope". Choose from: product_ledger_account,');
    },
  );

  it('reject errors of a push that the record cannot show', () => {
    expect(() => createSandbox().failNextPush(null)).toThrow(
      'A push fails only with errors. Pass anything but null',
    );
  });

  it.each([
    ['records', -1, 'a whole number of at least 0'],
    ['records', 1.5, 'a whole number of at least 0'],
    ['records', Number.NaN, 'a whole number of at least 0'],
    ['records', Infinity, 'a whole number of at least 0'],
    ['pushTime', -1, 'a number of at least 0'],
    ['pullQueueTime', Number.NaN, 'a number of at least 0'],
    ['pullRunTime', -1, 'a number of at least 0'],
    ['rateLimit', -1, 'a number of at least 0'],
    ['tokenLifetime', Number.NaN, 'a number of at least 0'],
  ] as const)('reject %s: %d', (name, value, wanted) => {
    expect(() => createSandbox({ [name]: value })).toThrow(
      `The option \`${name}\` has to be ${wanted}, not ${value}.`,
    );
  });

  it('appear after last_pull has moved, and are done or have failed in the end', async () => {
    const { sandbox, list } = await setUp();
    const before = sandbox.connections[0]?.lastPull;
    expect((await list('object_type=receivable')).data).toEqual([]);

    sandbox.advance(4500);
    expect(sandbox.connections[0]?.lastPull).not.toBe(before);
    const first = await list('object_type=receivable');
    expect(first.data.length).toBeLessThan(6);

    sandbox.advance(1400);
    const second = await list('object_type=receivable');
    expect(getStatuses(second)).toEqual(Array.from({ length: 6 }, () => 'pending'));

    sandbox.advance(10_000);
    expect(getStatuses(await list('object_type=receivable'))).toEqual(
      expect.arrayContaining(['done', 'error']),
    );
  });

  it.each([
    ['product_ledger_account', 'receivable', 'A product has no ledger account'],
    ['tax_rate', 'receivable', 'no tax rate of exactly this number'],
    ['deduction_tax', 'receivable', 'accounting.tax_ids.deductions'],
    ['bill_ledger_account', 'bill', 'A line of the bill has no ledger_account_id'],
    ['payment_ledger_account', 'payment_record', 'accounting.ledger_account_ids.payments'],
  ] as const)(
    'fail because of %s until it is mended and they are pushed again',
    async (problem, type, message) => {
      const { sandbox, find, push, read } = await setUp({ pushProblems: [problem] });
      sandbox.advance(60_000);
      const { id } = await find(message, type);

      expect(await push(id)).toMatchObject({ sync_status: 'pending', errors: null });
      sandbox.advance(1500);
      expect(await read(id)).toMatchObject({
        sync_status: 'error',
        errors: { message: expect.stringContaining(message) },
      });

      sandbox.setPushProblems([]);
      // The change counts for later pushes only.
      expect(await read(id)).toMatchObject({ sync_status: 'error' });
      expect(await push(id)).toMatchObject({ sync_status: 'pending' });
      sandbox.advance(1499);
      expect(await read(id)).toMatchObject({ sync_status: 'pending' });
      sandbox.advance(1);
      expect(await read(id)).toMatchObject({ sync_status: 'done', errors: null });
    },
  );

  it('fail with errors of any shape', async () => {
    const { sandbox, list, push, read } = await setUp({ pushProblems: [] });
    sandbox.advance(60_000);
    const [record] = (await list('object_type=vendor')).data;
    sandbox.failNextPush(['odd', { tax: 1 }]);
    await push(record?.id ?? '');
    sandbox.advance(1500);
    expect(await read(record?.id ?? '')).toMatchObject({
      sync_status: 'error',
      errors: ['odd', { tax: 1 }],
    });
    await push(record?.id ?? '');
    sandbox.advance(1500);
    expect(await read(record?.id ?? '')).toMatchObject({ sync_status: 'done' });
  });

  it('are named by the ids of the invoices and products', async () => {
    const { sandbox, send, list } = await setUp();
    sandbox.advance(60_000);
    for (const [path, type] of [
      ['/receivables', 'receivable'],
      ['/products', 'product'],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one list after the other
      const { data }: { data: Item[] } = await send('GET', path);
      // oxlint-disable-next-line no-await-in-loop -- one list after the other
      const query = data.map(({ id }) => `&object_id__in=${id}`).join('');
      // oxlint-disable-next-line no-await-in-loop -- one list after the other
      const records = (await list(`object_type=${type}${query}`)).data;
      expect(records.length).toBeGreaterThan(4);
      expect(data.map(({ id }) => id)).toEqual(
        expect.arrayContaining(records.map((one) => one.object_id)),
      );
    }
  });

  it('stay after a switch, and name no connection', async () => {
    const { sandbox, send, list, id, sync } = await setUp({ platforms: ['abacus'] });
    sandbox.advance(60_000);
    await send('POST', `/accounting_connections/${id}/disconnect`);
    const old = (await list('object_type=bill')).data;
    sandbox.connect(sandbox.entityId, 'freeagent', 'disconnected');
    await sync();
    sandbox.advance(60_000);
    const all = (await list('object_type=bill&order=asc')).data;
    expect(all).toHaveLength(old.length * 2);
    expect(all.slice(0, old.length).map((one) => one.id)).toEqual(old.map((one) => one.id));
    expect(JSON.stringify(all)).not.toContain('connection_id');
  });

  it('name no platform that the API does not list', async () => {
    const { sandbox, list } = await setUp({}, 'freeagent');
    sandbox.advance(60_000);
    expect((await list('object_type=bill')).data).toMatchObject([
      { platform: null },
      {},
      {},
      {},
      {},
      {},
    ]);
  });

  it('are filtered and sorted, and a page token keeps the first query', async () => {
    const { sandbox, list } = await setUp();
    sandbox.advance(60_000);
    const oldest = (await list('object_type=customer')).data;
    const newest = (await list('object_type=customer&order=desc')).data;
    expect(newest.map(({ created_at: at }) => at)).toEqual(
      oldest.map(({ created_at: at }) => at).toReversed(),
    );
    const at = encodeURIComponent(oldest[2]?.created_at ?? '');
    const later = (await list(`object_type=customer&created_at__gt=${at}`)).data;
    expect(later.every((one) => one.created_at > (oldest[2]?.created_at ?? ''))).toBe(true);
    expect((await list(`object_type=customer&created_at__gte=${at}`)).data.length).toBeGreaterThan(
      later.length,
    );
    expect((await list('object_type=customer&updated_at__lt=2000-01-01')).data).toEqual([]);

    const first = await list('object_type=customer&order=desc&limit=2');
    const token = encodeURIComponent(first.next_pagination_token ?? '');
    // Only `limit` counts beside a token.
    const second = await list(`object_type=bill&order=asc&limit=3&pagination_token=${token}`);
    expect([...first.data, ...second.data]).toEqual(newest.slice(0, 5));
  });

  it('can be ten thousand', async () => {
    const { sandbox, list } = await setUp({ records: 10_000 });
    sandbox.advance(60_000);
    const ids: string[] = [];
    for (const type of ['product', 'customer', 'vendor', 'receivable', 'bill', 'payment_record']) {
      let token = '';
      do {
        // oxlint-disable-next-line no-await-in-loop -- each page names the next
        const page = await list(`object_type=${type}&order=desc&limit=250${token}`);
        ids.push(...page.data.map(({ id }) => id));
        token = page.next_pagination_token
          ? `&pagination_token=${encodeURIComponent(page.next_pagination_token)}`
          : '';
      } while (token !== '');
    }
    expect([ids.length, new Set(ids).size]).toEqual([10_000, 10_000]);
  });
});
