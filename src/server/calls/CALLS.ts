import type { Call } from './Call.ts';

const WORD = /^[a-z_]{1,60}$/;
const TIME = /^[\d:.TZ+-]{1,40}$/;
const ID = /^[\w-]{1,100}$/;

const RECORD_PARAMETERS = {
  object_type: WORD,
  object_id: ID,
  object_id__in: ID,
  created_at__gt: TIME,
  created_at__lt: TIME,
  created_at__gte: TIME,
  created_at__lte: TIME,
  updated_at__gt: TIME,
  updated_at__lt: TIME,
  updated_at__gte: TIME,
  updated_at__lte: TIME,
  sort: WORD,
  order: /^(asc|desc)$/,
  limit: /^\d{1,3}$/,
  pagination_token: /^[\w+/=.:~-]{1,2000}$/,
};

/** The accounting calls of each API version. The proxy refuses everything else. */
export const CALLS = {
  '2023-03-14': [
    { method: 'GET', path: '/accounting_connections' },
    { method: 'POST', path: '/accounting_connections', hasPlatform: true },
    { method: 'GET', path: '/accounting_connections/{id}' },
    {
      method: 'POST',
      path: '/accounting_connections/{id}/data_pulls',
      parameters: { resource_type: /^(receivables|line_items)$/ },
    },
    { method: 'POST', path: '/accounting_connections/{id}/disconnect' },
  ],
  '2024-05-25': [
    { method: 'GET', path: '/accounting_connections' },
    { method: 'POST', path: '/accounting_connections' },
    { method: 'GET', path: '/accounting_connections/{id}' },
    { method: 'POST', path: '/accounting_connections/{id}/sync' },
    { method: 'POST', path: '/accounting_connections/{id}/disconnect' },
    { method: 'GET', path: '/accounting_synced_records', parameters: RECORD_PARAMETERS },
    { method: 'GET', path: '/accounting_synced_records/{id}' },
    { method: 'POST', path: '/accounting_synced_records/{id}/push' },
  ],
} as const satisfies Record<string, readonly Call[]>;
