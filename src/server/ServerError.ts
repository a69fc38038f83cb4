/** Every way the partner's back end can refuse. The set is closed: it is part of the answer. */
export type ServerErrorCode =
  /** `authorize` knows nobody behind this request. */
  | 'unauthorized'
  | 'method_not_allowed'
  /** The partner's own code threw. */
  | 'internal_error'
  /** No answer, 429 or 5xx. */
  | 'token_endpoint_unavailable'
  /** No answer in time. */
  | 'token_endpoint_timeout'
  /** 3xx or 4xx: the client id, the secret, the API URL or the entity user is wrong. */
  | 'token_endpoint_refused'
  /** An answer that is no token. */
  | 'token_endpoint_invalid';

/** A refusal that may be shown to a browser: `message` never holds a secret, a token or an upstream's words. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
  /** The HTTP status to answer with. */
  readonly status: number;
  readonly code: ServerErrorCode;

  constructor(status: number, code: ServerErrorCode, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
