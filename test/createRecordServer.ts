/** Answers for a business with many invoices. Each answer is written before the test measures. */
export interface RecordServer {
  fetch: typeof fetch;
  /** The requests for records. */
  getCount: () => number;
}

const DAY = Date.UTC(2026, 0, 5);
const ID = '00000000-0000-4000-8000-';
const createId = (index: number) => ID + String(index).padStart(12, '0');
const createTime = (index: number) => new Date(DAY - index * 60_000).toISOString();

function createRecord(index: number) {
  const isFailed = index % 7 === 3;
  return {
    id: createId(index),
    created_at: createTime(index),
    updated_at: createTime(index),
    last_pulled_at: createTime(0),
    sync_status: isFailed ? 'error' : 'done',
    object_type: 'receivable',
    object_id: createId(index + 500_000),
    platform: 'xero',
    platform_object_id: createId(index + 700_000),
    errors: isFailed ? { message: 'There is no tax rate of exactly this number.' } : null,
  };
}

/** Creates the network of a page: one connection, and this many synced records. */
export function createRecordServer(total: number, limit: number): RecordServer {
  const connection = {
    id: createId(900_000),
    created_at: createTime(0),
    updated_at: createTime(0),
    status: 'connected',
    platform: 'xero',
    connection_url: 'https://sandbox.test/authorize',
    last_pull: createTime(0),
  };
  const list = JSON.stringify({ data: [connection] });
  const pages: string[] = [];
  for (let at = 0; at < total; at += limit) {
    const data = Array.from({ length: Math.min(limit, total - at) }, (_, index) =>
      createRecord(at + index),
    );
    const next = at + limit < total ? String(pages.length + 1) : null;
    pages.push(JSON.stringify({ data, next_pagination_token: next, prev_pagination_token: null }));
  }
  let count = 0;
  return {
    getCount: () => count,
    async fetch(input) {
      const { pathname, searchParams } = new URL(String(input), 'https://api.test');
      if (!pathname.endsWith('/accounting_synced_records')) return new Response(list);
      count += 1;
      return new Response(pages[Number(searchParams.get('pagination_token') ?? 0)]);
    },
  };
}
