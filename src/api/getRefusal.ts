import { AccountingError } from './AccountingError.ts';
import type { AccountingErrorCode } from './AccountingError.ts';

const CODES: Readonly<Record<number, AccountingErrorCode>> = {
  400: 'invalid_request',
  401: 'session_expired',
  403: 'forbidden',
  404: 'not_found',
  405: 'unsupported',
  408: 'timeout',
  409: 'already_connected',
  422: 'invalid_request',
  429: 'rate_limited',
  504: 'timeout',
};

/**
 * What an answer that is not a success says. Bodies come as `{error:{message}}`,
 * `{detail:[{msg}]}`, as HTML from a proxy, or not at all: then `body` is undefined.
 */
export function getRefusal({ status, headers }: Response, body: unknown): AccountingError {
  const message = getMessage(body);
  return new AccountingError(
    CODES[status] ?? (status >= 500 ? 'server_error' : 'invalid_response'),
    `${status}: ${typeof message === 'string' ? message : 'the API gave no reason'}`,
    {
      status,
      requestId: headers.get('x-request-id') ?? undefined,
      retryAfter: getRetryAfter(headers.get('retry-after')),
    },
  );
}

/** Looks where the API puts its words; no shape can break it. */
function getMessage(body: unknown): unknown {
  const { error, detail } = getFields(body);
  const [first]: unknown[] = Array.isArray(detail) ? detail : [];
  return getFields(error).message ?? getFields(first).msg;
}

function getFields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Milliseconds, from seconds or a date: HTTP allows both. */
function getRetryAfter(value: string | null): number | undefined {
  if (!value) return undefined;
  const wait = Number(value) * 1000;
  return Math.max(0, Number.isNaN(wait) ? Date.parse(value) - Date.now() : wait) || undefined;
}
