import type { SandboxRequest } from '../SandboxRequest.ts';
import type { SandboxRule } from '../SandboxRule.ts';
import type { Outbox } from '../webhook/Outbox.ts';
import type { ConnectionRecord } from './ConnectionRecord.ts';
import type { SandboxConfig } from './SandboxConfig.ts';

/** A token that was issued. */
export interface TokenRecord {
  /** `null`: a partner's token, which opens every entity. */
  entityId: string | null;
  expiresAt: number;
}

/** Everything that changes while a sandbox is used. Times are milliseconds of its clock. */
export interface SandboxState {
  readonly config: SandboxConfig;
  /** What `advance` has added to the clock. */
  offset: number;
  /** How many ids of each kind were given out. */
  counters: Map<string, number>;
  /** What `setPages` can change of the config. */
  pages: Pick<SandboxConfig, 'coop' | 'returnUrl'>;
  connections: ConnectionRecord[];
  tokens: Map<string, TokenRecord>;
  rules: { rule: SandboxRule; timesLeft: number }[];
  requests: { -readonly [K in keyof SandboxRequest]: SandboxRequest[K] }[];
  /** Calls in the current second. */
  rate: { second: number; count: number };
  /** What the next pull asked for will end with. */
  nextPullError: string | null;
  /** What the webhook has still to tell. */
  outbox: Outbox;
}
