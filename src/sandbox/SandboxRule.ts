/**
 * A failure of the calls that match. With a status, a body or headers, the rule answers and the API
 * does nothing. With `lost`, there is no answer. With only `delay` or `delayAfter`, the call works
 * but is slow.
 */
export interface SandboxRule {
  /** `GET`, `POST`, `PUT`, `PATCH`, `DELETE` or `HEAD`. @default any */
  method?: string | undefined;
  /**
   * Without the base path, so a string starts with `/` or `*`. `*` stands for anything, as in
   * `/accounting_connections*`. A pattern is tested against the path.
   * @default any
   */
  path?: string | RegExp | undefined;
  /** From 200 to 599. @default 200 if the rule has a body or headers */
  status?: number | undefined;
  /** A string is sent as it is, anything else as JSON. @default an error body */
  body?: unknown;
  /** Sent with the answer, such as `retry-after`. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** Milliseconds before the call takes effect. At most 2147483647, as for any timer. */
  delay?: number | undefined;
  /** Milliseconds between the effect and the answer, or its loss. At most 2147483647. */
  delayAfter?: number | undefined;
  /** Makes `fetch` reject as without a network, `before` or `after` the call takes effect. */
  lost?: 'before' | 'after' | undefined;
  /** The number of calls that fail, a whole number of at least 1 or `Infinity`. @default 1 */
  times?: number | undefined;
}
