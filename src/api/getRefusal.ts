import { AccountingError } from './AccountingError.ts';
import type { AccountingErrorCode } from './AccountingError.ts';

/** What is not in here goes by its hundred: see `getCode`. */
const CODES: Readonly<Record<number, AccountingErrorCode>> = {
  401: 'session_expired',
  403: 'forbidden',
  404: 'not_found',
  405: 'unsupported',
  408: 'timeout',
  409: 'already_connected',
  410: 'not_found',
  429: 'rate_limited',
  504: 'timeout',
};

/**
 * What an answer that is not a success says. Bodies come as `{error:{message}}`,
 * `{detail:[{msg}]}`, as HTML from a proxy, or not at all: then `body` is undefined.
 */
export function getRefusal(
  { status, headers }: Response,
  body: unknown,
  /** Left out of the message, should the answer quote it. */
  secret = '',
): AccountingError {
  const text = getMessage(body);
  const reason = typeof text === 'string' ? text : 'the API gave no reason';
  return new AccountingError(
    CODES[status] ?? getCode(status),
    `${status}: ${secret ? reason.replaceAll(secret, '…') : reason}`,
    {
      status,
      requestId: headers.get('x-request-id') ?? undefined,
      retryAfter: getRetryAfter(headers.get('retry-after')),
    },
  );
}

function getCode(status: number): AccountingErrorCode {
  if (status >= 500) return 'server_error';
  return status >= 400 ? 'invalid_request' : 'invalid_response';
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

/** Every wait ends, also where a server asks for a year. */
const LONGEST_WAIT = 3_600_000;

/** Milliseconds, from seconds or a date: HTTP allows both. */
function getRetryAfter(value: string | null): number | undefined {
  if (!value) return undefined;
  const asked = Number(value) * 1000;
  const wait = Number.isNaN(asked) ? Date.parse(value) - Date.now() : asked;
  return Math.min(LONGEST_WAIT, Math.max(0, wait)) || undefined;
}
