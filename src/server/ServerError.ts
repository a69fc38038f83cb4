/** Every way the partner's back end can refuse. The set is closed: it is part of the answer. */
export type ServerErrorCode =
  /** 401: `resolveEntity` or `authorize` knows nobody behind this request. */
  | 'unauthorized'
  /** 403: a page of another site asks, with this person's cookie. */
  | 'foreign_origin'
  /** 401: the page shows another entity than the session's. */
  | 'entity_mismatch'
  /** 400: the page speaks another API version than this server. */
  | 'version_mismatch'
  /** 404: not one of the accounting calls, or the API knows no such connection. */
  | 'not_found'
  /** 405, with `Allow`. */
  | 'method_not_allowed'
  /** 400 or 422: a parameter or a body that this call does not take. */
  | 'invalid_request'
  /** 408: the body did not arrive in time. */
  | 'request_timeout'
  /** 413. */
  | 'body_too_large'
  /** 415: the body is not JSON. */
  | 'unsupported_media_type'
  /** 401: the webhook is not signed as it has to be. */
  | 'invalid_signature'
  /** 403: the API does not let the partner do this for the entity. */
  | 'forbidden'
  /** 409: the API says that another accounting system is active, or that the state does not allow it. */
  | 'conflict'
  /** 429, with `Retry-After`. */
  | 'rate_limited'
  /** 503: as many pages of this entity listen as are let in. */
  | 'too_many_streams'
  /** 499: the browser went away; nobody reads this answer. */
  | 'cancelled'
  /** 500: the client id, the secret or another setting is missing on the server. */
  | 'not_configured'
  /** 500: the partner's own code threw, hung, or answered with something unusable. */
  | 'internal_error'
  /** 502: no answer, 429 or 5xx. */
  | 'token_endpoint_unavailable'
  /** 504: no answer in time. */
  | 'token_endpoint_timeout'
  /** 502, for its 3xx or 4xx: the client id, the secret, the API URL or the entity user is wrong. */
  | 'token_endpoint_refused'
  /** 502: an answer that is no token. */
  | 'token_endpoint_invalid'
  /** 502 or 503: no answer from the accounting API, or a 5xx. */
  | 'api_unavailable'
  /** 504: no answer from it in time. */
  | 'api_timeout'
  /** 502: it refuses a fresh token, redirects, or answers with a 4xx that it does not document. */
  | 'api_refused'
  /** 502: it answers with something that is not JSON, with too much of it, or with a secret. */
  | 'api_invalid';

export interface ServerErrorDetails {
  /** What Monite answered, where it did. */
  upstreamStatus?: number | undefined;
  /** For the log: it is not sent. Never holds a secret, a token or an upstream's words. */
  cause?: Error | undefined;
  /** Sent with the refusal: `Allow`, `Retry-After`. */
  headers?: Readonly<Record<string, string>> | undefined;
}

/** A refusal that may be shown to a browser: `message` never holds a secret, a token or an upstream's words. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
  /** The HTTP status to answer with. */
  readonly status: number;
  readonly code: ServerErrorCode;
  readonly upstreamStatus: number | undefined;
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
    this.headers = headers;
  }
}
