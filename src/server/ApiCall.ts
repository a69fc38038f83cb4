/** One request that was sent to the accounting API, for metrics, audit logs and tracing. */
export interface ApiCall<Context extends unknown[] = []> {
  /**
   * The method and the path, with `{id}` in place of an id, such as
   * `POST /accounting_connections/{id}/disconnect`.
   */
  readonly call: string;
  /** The entity of the session. */
  readonly entityId: string;
  /** The further arguments of the handler, such as the session that a framework has found. */
  readonly context: Context;
  /** The API's HTTP status. `null` if the API did not answer. */
  readonly status: number | null;
  /** Milliseconds from the request until the answer was read, or until nobody waited any more. */
  readonly duration: number;
  /** The API's `X-Request-Id`, for its support. */
  readonly requestId: string | null;
  /** 1, or 2 for the replay after a 401. */
  readonly attempt: number;
}
