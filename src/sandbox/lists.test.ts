import { describe, expect, it } from 'vitest';
import { createSandbox } from './createSandbox.ts';

interface Item {
  id: string;
  [name: string]: unknown;
}

interface List {
  data: Item[];
  next_pagination_token: string | null;
  prev_pagination_token: string | null;
}

async function setup() {
  const sandbox = createSandbox({
    now: () => Date.parse('2026-11-22T10:00:00Z'),
    rateLimit: Infinity,
    entities: [
      { id: 'e1', name: 'One', currency: 'EUR' },
      { id: 'e2', name: 'Two', currency: 'USD' },
    ],
  });
  const call = (path: string, entityId = 'e1', method = 'GET') =>
    sandbox.fetch(`${sandbox.baseUrl}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${sandbox.issueToken()}`,
        'X-Monite-Version': '2023-03-14',
        'X-Monite-Entity-Id': entityId,
      },
    });
  const list = async (path: string, entityId?: string): Promise<List> =>
    (await call(path, entityId)).json();
  const pull = async (platform: string, entityId = 'e1') => {
    const { id } = sandbox.connect(entityId, platform);
    await call(`/accounting_connections/${id}/data_pulls`, entityId, 'POST');
    sandbox.advance(4500);
    return id;
  };
  return { sandbox, call, list, pull };
}

describe('pulled data', () => {
  it('is empty before the first pull', async () => {
    const { list, sandbox } = await setup();
    sandbox.connect('e1', 'xero');

    for (const path of ['/receivables', '/products']) {
      expect(await list(path)).toMatchObject({ data: [], next_pagination_token: null });
    }
    expect(await list('/measure_units')).toEqual({ data: [] });
  });

  it('has products in the currency of the entity, with stub measure units', async () => {
    const { list, pull } = await setup();
    await pull('xero', 'e1');
    await pull('xero', 'e2');

    for (const [entityId, currency] of [
      ['e1', 'EUR'],
      ['e2', 'USD'],
    ] as const) {
      const units = (await list('/measure_units', entityId)).data;
      expect(units).toMatchObject([{ entity_id: entityId, name: 'unit' }]);
      const products = (await list('/products', entityId)).data;
      expect(products.length).toBeGreaterThan(2);
      for (const product of products) {
        expect(product).toMatchObject({
          entity_id: entityId,
          price: { currency, value: expect.any(Number) },
          measure_unit_id: units[0]?.id,
        });
      }
    }
  });

  it('has invoices whose amounts add up, newest first', async () => {
    const { list, pull } = await setup();
    await pull('quickbooks_online');

    const { data } = await list('/receivables');

    expect(data).toHaveLength(14);
    for (const invoice of data) {
      expect(invoice).toMatchObject({
        type: 'invoice',
        currency: 'EUR',
        document_id: expect.stringMatching(/^10\d+$/),
        counterpart_name: expect.stringMatching(/^\w+ \w+/),
        status: expect.stringMatching(/^(issued|paid|overdue)$/),
        due_date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        created_at: '2026-11-22T10:00:04.500000+00:00',
      });
      const lines = Array.isArray(invoice['line_items']) ? invoice['line_items'] : [];
      const subtotal = lines.reduce(
        (sum, line) => sum + line.quantity * line.product.price.value,
        0,
      );
      expect(subtotal).toBeGreaterThan(0);
      expect(invoice['subtotal']).toBe(subtotal);
      expect(invoice['total_amount']).toBe(subtotal + Number(invoice['total_vat_amount']));
    }
    const dates = data.map((invoice) => String(invoice['issue_date']));
    expect(dates).toEqual(dates.toSorted().toReversed());
    expect(new Set(data.map(({ status }) => status)).size).toBeGreaterThan(1);
  });

  it('gains an invoice a day and keeps the older ones', async () => {
    const { list, pull, sandbox } = await setup();
    await pull('xero');
    const before = (await list('/receivables')).data.map(({ id }) => id);

    sandbox.advance(2 * 86_400_000);

    const after = (await list('/receivables')).data.map(({ id }) => id);
    expect(after).toHaveLength(before.length + 2);
    expect(after.slice(2)).toEqual(before);
    sandbox.advance(1000 * 86_400_000);
    expect((await list('/receivables')).data).toHaveLength(60);
  });

  it('stays after a disconnect, beside the data of the next platform', async () => {
    const { call, list, pull } = await setup();
    const id = await pull('xero');
    const before = (await list('/products')).data;

    await call(`/accounting_connections/${id}/disconnect`, 'e1', 'POST');
    expect((await list('/products')).data).toEqual(before);
    await pull('freeagent');

    const after = (await list('/products')).data;
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after).toHaveLength(before.length * 2);
    expect((await list('/measure_units')).data).toHaveLength(2);
  });

  it('is paginated, forward and back', async () => {
    const { list, pull } = await setup();
    await pull('xero');
    const all = (await list('/receivables')).data;

    const first = await list('/receivables?limit=6');
    const second = await list(
      `/receivables?limit=6&pagination_token=${first.next_pagination_token}`,
    );
    const third = await list(
      `/receivables?limit=6&pagination_token=${second.next_pagination_token}`,
    );

    expect([...first.data, ...second.data, ...third.data]).toEqual(all);
    expect([first.prev_pagination_token, third.next_pagination_token]).toEqual([null, null]);
    const back = await list(
      `/receivables?limit=6&pagination_token=${second.prev_pagination_token}`,
    );
    expect(back.data).toEqual(first.data);
  });

  it.each([
    ['limit=0', 422],
    ['limit=101', 422],
    ['limit=many', 422],
    ['limit=100', 200],
    ['pagination_token=', 400],
    ['pagination_token=!!', 400],
    ['pagination_token=abcde', 400],
    [`pagination_token=${btoa('["/products","",1]')}`, 400],
    [`pagination_token=${btoa('["/receivables","","x"]')}`, 400],
    [`pagination_token=${btoa('["/receivables","",1]')}`, 200],
  ])('responds to ?%s with %i', async (query, status) => {
    const { call } = await setup();

    expect((await call(`/receivables?${query}`)).status).toBe(status);
  });
});
