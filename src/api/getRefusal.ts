import type { Clock } from '../lib/Clock.ts';
import { copyOwn } from '../lib/copyOwn.ts';
import { AccountingError } from './AccountingError.ts';
import type { AccountingErrorCode } from './AccountingError.ts';
import { getRetryAfter } from './getRetryAfter.ts';

/** `getCode` maps all other statuses. */
const CODES: Readonly<Record<number, AccountingErrorCode>> = {
  401: 'session_expired',
  403: 'forbidden',
  404: 'not_found',
  405: 'unsupported',
  408: 'timeout',
  409: 'already_connected',
  410: 'not_found',
  // Laravel and IIS.
  419: 'session_expired',
  429: 'rate_limited',
  440: 'session_expired',
  504: 'timeout',
};

/**
 * Converts an unsuccessful response into an error. The body can be `{error:{message}}`,
 * `{detail:[{msg}]}`, or `undefined` if it is empty or not JSON, such as the HTML page of a proxy.
 */
export function getRefusal(
  { status, headers }: Response,
  body: unknown,
  clock: Clock,
  /** Removed from the message, in case the response quotes it. */
  secret = '',
): AccountingError {
  const { error, detail } = getFields(body);
  const { message, code } = getFields(error);
  const [first]: unknown[] = Array.isArray(detail) ? detail : [];
  const text = message ?? getFields(first).msg;
  const reason = typeof text === 'string' ? text : 'no reason given';
  return new AccountingError(
    getProxyCode(code) ?? CODES[status] ?? getCode(status),
    `${status}: ${secret ? reason.replaceAll(secret, '…') : reason}`,
    {
      status,
      requestId: headers.get('x-request-id') ?? undefined,
      retryAfter: getRetryAfter(headers, clock),
    },
  );
}

/** The codes of our proxy that say more than the status. */
function getProxyCode(code: unknown): AccountingErrorCode | undefined {
  // The partner has moved to another version of the API since this page was loaded.
  if (code === 'version_mismatch') return 'code_outdated';
  return code === 'entity_mismatch' || code === 'read_only' ? code : undefined;
}

function getCode(status: number): AccountingErrorCode {
  if (status >= 500) return 'server_error';
  return status >= 400 ? 'invalid_request' : 'invalid_response';
}

function getFields(value: unknown): Record<string, unknown> {
  return copyOwn(typeof value === 'object' && value !== null ? { ...value } : {});
}
