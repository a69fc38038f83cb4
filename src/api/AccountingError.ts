import { copyOwn } from '../lib/copyOwn.ts';

/**
 * Every way a call can fail. The set is closed, so code can branch on it. People read the sentence
 * in `messages.errors`.
 */
export type AccountingErrorCode =
  /** The token provider threw, hung, or returned no usable token. */
  | 'token_unavailable'
  /**
   * The session has ended: the API refused a fresh token (401 twice), the proxy answered with a 401,
   * 419, 440, a redirect or an HTML page, or the token provider threw a 401.
   */
  | 'session_expired'
  /** The page shows a different entity from the proxy's session. */
  | 'entity_mismatch'
  /** 403. */
  | 'forbidden'
  /** The proxy's session may look at the connection, but not change it. */
  | 'read_only'
  /**
   * 404 or 410: the connection or the record is gone, or belongs to another entity. Also of a sync or
   * a batch of pushes if nothing is connected.
   */
  | 'not_found'
  /** 409 on connecting, or found before the request was sent: another system is connected. */
  | 'already_connected'
  /** The provider asks for consent (`consent`), and nobody has agreed to this access. */
  | 'consent_required'
  /** 400 or 422, or 409 of a sync or a push: the connection is in the wrong state. */
  | 'invalid_request'
  /** 429, after waiting once. */
  | 'rate_limited'
  /** 5xx. */
  | 'server_error'
  /** The request failed before a response arrived. */
  | 'network'
  /** No response before the deadline. */
  | 'timeout'
  /**
   * There was a deployment: a split-off part of this package failed to load twice, or the proxy uses
   * another API version than this page.
   */
  | 'code_outdated'
  /** The response does not match the API's documentation. */
  | 'invalid_response'
  /** This API version does not support the call, or the endpoint is missing (405). */
  | 'unsupported'
  /** The authorization URL is missing, or uses a scheme that a browser should not open. */
  | 'unsafe_authorization_url'
  /** The accounting system reported an error for the pull. */
  | 'pull_failed'
  /** The accounting system did not accept the object that was sent again. */
  | 'push_failed'
  /** An option of the provider or the client is wrong. `message` names the option. */
  | 'misconfigured'
  /** A bug in this package, or in a function that the partner passed. Sent to `reportError`. */
  | 'internal_error';

/** What is known of a failed call beside its code. */
export interface AccountingErrorOptions {
  /** The HTTP status, if a response arrived. */
  status?: number | undefined;
  /** The API's `X-Request-Id`, if a response had one. */
  requestId?: string | undefined;
  /** How long the API asked to wait, in milliseconds. */
  retryAfter?: number | undefined;
  /** The error that led to this one. */
  cause?: unknown;
}

/** The pause after a 429 that names none, in milliseconds. */
const SHORT_PAUSE = 1000;

const RETRYABLE: readonly AccountingErrorCode[] = [
  'token_unavailable',
  'rate_limited',
  'server_error',
  'network',
  'timeout',
  'invalid_response',
];

/** The `error` of every hook. `message` is for developers and never contains a token. */
export class AccountingError extends Error {
  override readonly name = 'AccountingError';
  /** What failed, for your code to branch on. */
  readonly code: AccountingErrorCode;
  /** The HTTP status. `undefined` if no response arrived. */
  readonly status: number | undefined;
  /** The API's `X-Request-Id`. Include it when you contact support. */
  readonly requestId: string | undefined;
  /** How long the API asked to wait, in milliseconds. */
  readonly retryAfter: number | undefined;
  /** Whether trying again later can help. */
  readonly isRetryable: boolean;

  constructor(code: AccountingErrorCode, message: string, options: AccountingErrorOptions = {}) {
    const { cause, status, requestId, retryAfter } = copyOwn(options);
    super(message, { cause });
    this.code = code;
    this.status = status;
    this.requestId = requestId;
    this.retryAfter = retryAfter;
    this.isRetryable = RETRYABLE.includes(code);
  }
}

/** Milliseconds in which the API wants no requests after a failure. */
export function getPause({ code, isRetryable, retryAfter }: AccountingError): number {
  return (isRetryable && retryAfter) || (code === 'rate_limited' ? SHORT_PAUSE : 0);
}
