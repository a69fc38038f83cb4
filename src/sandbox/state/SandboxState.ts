import type { Push } from '../records/getPushProgress.ts';
import type { SandboxPushProblem } from '../SandboxPushProblem.ts';
import type { SandboxRequest } from '../SandboxRequest.ts';
import type { SandboxRule } from '../SandboxRule.ts';
import type { Outbox } from '../webhook/Outbox.ts';
import type { ConnectionRecord } from './ConnectionRecord.ts';
import type { SandboxConfig } from './SandboxConfig.ts';

/** A token that was issued. */
export interface TokenRecord {
  /** `null` for a partner token, which can access every entity. */
  entityId: string | null;
  expiresAt: number;
}

/** Everything that changes in a sandbox. Times are milliseconds of its clock. */
export interface SandboxState {
  readonly config: SandboxConfig;
  /** Milliseconds that `advance` has added to the clock. */
  offset: number;
  /** The number of ids of each kind so far. */
  counters: Map<string, number>;
  /** The options that `setPages` can change. */
  pages: Pick<SandboxConfig, 'coop' | 'returnUrl'>;
  connections: ConnectionRecord[];
  tokens: Map<string, TokenRecord>;
  rules: { rule: SandboxRule; timesLeft: number }[];
  requests: { -readonly [K in keyof SandboxRequest]: SandboxRequest[K] }[];
  /** The number of calls in the current second. */
  rate: { second: number; count: number };
  /** The message that the next pull will fail with. */
  nextPullError: string | null;
  /** What prevents pushes, by the time from which it counts, in order. */
  pushProblems: { at: number; problems: readonly SandboxPushProblem[] }[];
  /** The `errors` that the next push will fail with. */
  nextPushErrors: unknown;
  /** The last push of each record that was pushed again, by its id. */
  pushes: Map<string, Push>;
  /** The deliveries of the webhook that are not sent yet. */
  outbox: Outbox;
}
