/**
 * What goes wrong with the calls it fits. With a status, a body or headers it answers instead of
 * the API, and nothing happens there; with `lost` there is no answer; with `delay` or
 * `delayAfter` alone the call is slow and otherwise as ever.
 */
export interface SandboxRule {
  /** @default any */
  method?: string | undefined;
  /**
   * Without the base path, `*` for anything: `/accounting_connections*`. Or tested against it.
   * @default any
   */
  path?: string | RegExp | undefined;
  /** @default 200 where a body or headers are given */
  status?: number | undefined;
  /** A text is sent as it is, anything else as JSON. @default an error body */
  body?: unknown;
  headers?: Readonly<Record<string, string>> | undefined;
  /** Milliseconds before anything happens. */
  delay?: number | undefined;
  /** Milliseconds between what happens and the answer, or its loss. */
  delayAfter?: number | undefined;
  /** `fetch` rejects as without a network: `before` the API did it, or `after`. */
  lost?: 'before' | 'after' | undefined;
  /** How many calls. @default 1 */
  times?: number | undefined;
}
