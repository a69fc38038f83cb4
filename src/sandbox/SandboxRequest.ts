/** One request that reached the API. Preflights are left out. */
export interface SandboxRequest {
  /** In upper case. */
  readonly method: string;
  /** Without the base path: `/accounting_connections`. */
  readonly path: string;
  /** The first value of each parameter. */
  readonly query: Readonly<Record<string, string>>;
  /** Names are in lower case. The token of `authorization` is replaced by `…`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed if it is JSON, `null` if there is none. Secrets are replaced by `…`. */
  readonly body: unknown;
  /** `null` until the answer. Stays `null` if the answer was lost or the caller gave up. */
  readonly status: number | null;
  /** Milliseconds since 1970, by the sandbox's clock. */
  readonly at: number;
}
