/**
 * One request that reached the API. Preflights and calls of foreign pages are left out. The client
 * secret is replaced by `…` in every value.
 */
export interface SandboxRequest {
  /** In upper case. */
  readonly method: string;
  /** Without the base path: `/accounting_connections`. */
  readonly path: string;
  /** The first value of each parameter. */
  readonly query: Readonly<Record<string, string>>;
  /** Names are in lower case. The token of `authorization` and cookies are replaced by `…`. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * Parsed if it is JSON, `null` if there is none. The client secret is replaced by `…`. In place of a body of
   * more than 1,000,000 characters (1 MB) stands its length, such as `… (1200000 characters)`.
   */
  readonly body: unknown;
  /** `null` until the answer. Stays `null` if the answer was lost or the caller gave up. */
  readonly status: number | null;
  /** Milliseconds since 1970, by the sandbox's clock. */
  readonly at: number;
}
