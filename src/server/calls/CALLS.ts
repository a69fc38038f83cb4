import type { ApiVersion } from '../../api/VERSIONS.ts';
import type { Call } from './Call.ts';

const TIME = /^[\d:.TZ+-]{1,40}$/;
const ID = /^[\w-]{1,100}$/;

const RECORD_PARAMETERS = {
  object_type: /^(product|customer|vendor|receivable|bill|payment_record)$/,
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
  sort: /^(created_at|updated_at)$/,
  order: /^(asc|desc)$/,
  // 1 to 250.
  limit: /^([1-9]\d?|1\d\d|2[0-4]\d|250)$/,
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
} as const satisfies Record<ApiVersion, readonly Call[]>;
