/** Every way a call can fail. The set is closed: code branches on it, people read `messages.errors`. */
export type AccountingErrorCode =
  /** The token provider threw, hung, or returned no usable token. */
  | 'token_unavailable'
  /** The API refused a fresh token (401 twice). */
  | 'session_expired'
  /** 403. */
  | 'forbidden'
  /** 404: the connection is gone, or is another entity's. */
  | 'not_found'
  /** 409, or seen before asking: another accounting system is active. */
  | 'already_connected'
  /** 400 or 422. */
  | 'invalid_request'
  /** 429, after waiting once. */
  | 'rate_limited'
  /** 5xx. */
  | 'server_error'
  /** The request never got an answer. */
  | 'network'
  /** No answer before the deadline. */
  | 'timeout'
  /** The answer is not what the API documents. */
  | 'invalid_response'
  /** This API version cannot do it, or the endpoint is missing (405). */
  | 'unsupported'
  /** The authorization address is missing or not one a browser should open. */
  | 'unsafe_authorization_url'
  /** The accounting system reported an error with the pull. */
  | 'pull_failed';

export interface AccountingErrorOptions {
  status?: number | undefined;
  requestId?: string | undefined;
  /** Milliseconds the API asked to wait. */
  retryAfter?: number | undefined;
  cause?: unknown;
}

const RETRYABLE: readonly AccountingErrorCode[] = [
  'token_unavailable',
  'rate_limited',
  'server_error',
  'network',
  'timeout',
  'invalid_response',
];

/** What every hook's `error` is. `message` is for developers and never holds a token. */
export class AccountingError extends Error {
  declare readonly code: AccountingErrorCode;
  /** The HTTP status, where there was an answer. */
  declare readonly status: number | undefined;
  /** The API's `X-Request-Id`, for a support request. */
  declare readonly requestId: string | undefined;
  /** Milliseconds the API asked to wait. */
  declare readonly retryAfter: number | undefined;
  /** Whether trying again later can help. */
  declare readonly isRetryable: boolean;

  constructor(
    code: AccountingErrorCode,
    message: string,
    { cause, ...details }: AccountingErrorOptions = {},
  ) {
    super(message, { cause });
    const isRetryable = RETRYABLE.includes(code);
    Object.assign(this, { name: 'AccountingError', code, isRetryable, ...details });
  }
}
