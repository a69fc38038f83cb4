import type { ServerKind } from './createBenchHandler.ts';

/** One way for the load to reach the sandbox. */
export interface Row {
  title: string;
  /** The server in front of the sandbox. Without one, the load calls the sandbox itself. */
  kind?: ServerKind;
  /** The processes of the server, which share the load. @default 1 */
  processes?: number;
  /** Whether the processes share tokens, and counts if there are limits, in Redis. */
  usesRedis?: boolean;
  /**
   * `'high'` counts every call and refuses none, so that the row shows the cost of counting. `'default'` is
   * what partners get. @default none
   */
  limits?: 'high' | 'default';
  /** Whether the row must keep our promises: no growing memory, and a single token request. */
  isOurs?: boolean;
}

/** All rows are compared with this one. */
export const BASELINE: Row = { title: 'bare fetch', kind: 'fetch' };

const createRedisRows = (processes: number): Row[] => {
  const title = `${processes === 1 ? '1 process' : `${processes} processes`}, Redis`;
  const row = { title, kind: 'proxy', processes, usesRedis: true, isOurs: true } as const;
  return [row, { ...row, title: `${title}, limits`, limits: 'high' }];
};

/** The rows of the benchmark. Each round of the load takes them in turn. */
export const ROWS: readonly Row[] = [
  { title: 'sandbox alone' },
  BASELINE,
  { title: 'hono/proxy', kind: 'hono' },
  { title: 'our proxy', kind: 'proxy', isOurs: true },
  { title: 'our proxy, limits', kind: 'proxy', limits: 'high', isOurs: true },
  ...[1, 2, 4].flatMap(createRedisRows),
];

/** The servers that receive more calls than the API allows. */
export const OVERLOADED_ROWS: readonly Row[] = [
  { title: '1 process', kind: 'proxy', limits: 'default' },
  { title: '4 processes, Redis', kind: 'proxy', processes: 4, usesRedis: true, limits: 'default' },
];

/** The processes that need a token at the same moment. */
export const STARTING_ROW: Row = {
  title: '8 processes, Redis',
  kind: 'proxy',
  processes: 8,
  usesRedis: true,
};
