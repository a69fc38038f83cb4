/**
 * Every code of a refusal by the partner's server. Browsers receive the code, so the set is closed.
 */
export type ServerErrorCode =
  /** 401: `resolveEntity` or `authorize` found nobody signed in. */
  | 'unauthorized'
  /** 403: the request comes from a page of another site. */
  | 'foreign_origin'
  /** 401: the page shows a different entity from the session. */
  | 'entity_mismatch'
  /** 400: the page uses a different API version from this server. */
  | 'version_mismatch'
  /** 404: the path is not an accounting call, or the connection does not exist. */
  | 'not_found'
  /** 405: the method is not allowed. `Allow` names those that are. */
  | 'method_not_allowed'
  /** 405: this version of the accounting API has no such call. */
  | 'unsupported'
  /** 400 or 422: a parameter or the body is not valid for this call. */
  | 'invalid_request'
  /** 408: the body did not arrive in time. */
  | 'request_timeout'
  /** 413: the body is too large. */
  | 'body_too_large'
  /** 415: the body is not JSON. */
  | 'unsupported_media_type'
  /** 401: the signature of the webhook does not match. */
  | 'invalid_signature'
  /** 403: `resolveEntity` or `authorize` refused with 403 or 404, or the API does not allow this. */
  | 'forbidden'
  /** 403: the session may look at the entity's connection, but not change it. */
  | 'read_only'
  /** 409: another accounting system is active, or the connection is in the wrong state. */
  | 'conflict'
  /** 429: the API's rate limit is exceeded, or the `limiter`'s. Carries `Retry-After`. */
  | 'rate_limited'
  /** 503: this instance has too many open update streams. Carries `Retry-After`. */
  | 'too_many_streams'
  /** 499: the browser gave up the request, so nobody reads this answer. */
  | 'cancelled'
  /** 500: the client id, the secret or another setting is missing on the server. */
  | 'not_configured'
  /** 500: the partner's own code threw, hung, or returned something unusable. */
  | 'internal_error'
  /** 502: the token endpoint answered with 429, a 5xx or not at all. */
  | 'token_endpoint_unavailable'
  /** 504: the token endpoint did not answer in time. */
  | 'token_endpoint_timeout'
  /** 502: the token endpoint answered with a 3xx or 4xx. Check the credentials and the API URL. */
  | 'token_endpoint_refused'
  /** 502: the token endpoint answered without a token. */
  | 'token_endpoint_invalid'
  /** 502 or 503: the accounting API answered with a 5xx or not at all. */
  | 'api_unavailable'
  /** 504: the accounting API did not answer in time. */
  | 'api_timeout'
  /**
   * 502: the accounting API refused a fresh token, redirected, or answered with an undocumented
   * 4xx.
   */
  | 'api_refused'
  /** 502: the accounting API's answer is not as documented, is too large, or contains a secret. */
  | 'api_invalid';

/** What is known of a refusal beside its code. */
export interface ServerErrorDetails {
  /** The HTTP status that Monite answered with, if it answered. */
  upstreamStatus?: number | undefined;
  /** For the log only, never sent. Never contains a secret, a token or upstream text. */
  cause?: Error | undefined;
  /** Headers of the answer, such as `Allow` and `Retry-After`. */
  headers?: Readonly<Record<string, string>> | undefined;
}

/**
 * A refusal that a browser may see: `message` never contains a secret, a token or upstream text.
 */
export class ServerError extends Error {
  override readonly name = 'ServerError';
  /** The HTTP status of the answer. */
  readonly status: number;
  /** What was refused, for your code to branch on. */
  readonly code: ServerErrorCode;
  /** The HTTP status that Monite answered with. `undefined` if it did not answer. */
  readonly upstreamStatus: number | undefined;
  /** Headers of the answer, with names in lower case, such as `retry-after`. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: ServerErrorCode,
    message: string,
    { upstreamStatus, headers = {}, cause }: ServerErrorDetails = {},
  ) {
    super(message, cause && { cause });
    this.status = status;
    this.code = code;
    this.upstreamStatus = upstreamStatus;
    this.headers = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
  }
}
