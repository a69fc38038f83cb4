/** One call that reached the API, in the order of arrival. Preflights are left out. */
export interface SandboxRequest {
  readonly method: string;
  /** Without the base path: `/accounting_connections`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case. `authorization` is cut to `Bearer …`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed where it is JSON, `null` where there is none. Secrets are cut to `…`. */
  readonly body: unknown;
  /** `null` while it waits, and for ever where the answer was lost or nobody waited for it. */
  readonly status: number | null;
  /** Milliseconds since 1970 by the sandbox's clock. */
  readonly at: number;
}
