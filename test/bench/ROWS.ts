import type { ServerKind } from './createBenchHandler.ts';

/** One way for the load to reach the sandbox. */
export interface Row {
  title: string;
  /** The server in front of the sandbox. Without one, the load calls the sandbox itself. */
  kind?: ServerKind;
  /** Further environment variables of the server. */
  env?: Readonly<Record<string, string>>;
  /** Whether the row must keep our promises: no growing memory, and a single token request. */
  isOurs?: boolean;
}

/** The processor time of all rows is compared with this one. */
export const BASELINE: Row = { title: 'bare fetch', kind: 'fetch' };

/** The rows of the benchmark. Each round of the load takes them in turn. */
export const ROWS: readonly Row[] = [
  { title: 'sandbox alone' },
  BASELINE,
  { title: 'hono/proxy', kind: 'hono' },
  { title: 'our proxy', kind: 'proxy', isOurs: true },
];
