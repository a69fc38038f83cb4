import type { ResourceType } from '../../api/Pull.ts';
import type { AuthorizationStep } from '../pages/AuthorizationStep.ts';
import type { SandboxEntity } from '../SandboxEntity.ts';

/** A pull as the sandbox keeps it. */
export interface PullRecord {
  readonly id: string;
  readonly resourceType: ResourceType;
  readonly requestedAt: number;
  readonly startsAt: number;
  readonly finishesAt: number;
  /** The message it will end with, `null` where it will succeed. */
  readonly error: string | null;
  /** `null` until it ended. */
  outcome: 'done' | 'error' | 'canceled' | null;
}

/** How far the person has come through the pages. */
export interface AuthorizationWalk {
  step: AuthorizationStep;
  /** What was typed into a sign-in that was refused, kept for the next try. Without its secrets. */
  refused: Readonly<Record<string, string>> | null;
  organization: string | null;
}

/** When one resource type was read, first and last. */
export interface PulledAt {
  first: number;
  last: number;
}

/** A status that comes by itself. */
export interface StatusChange {
  readonly status: string;
  readonly at: number;
}

/** A connection as the sandbox keeps it. */
export interface ConnectionRecord {
  readonly id: string;
  readonly entity: SandboxEntity;
  readonly platform: string;
  /** The part of `connection_url` that cannot be guessed. */
  readonly linkId: string;
  readonly createdAt: number;
  updatedAt: number;
  status: string;
  /** Those still to come, the next one first. */
  statusChanges: StatusChange[];
  lastPull: number;
  /** The next automatic pull is one interval after this. */
  syncedAt: number;
  connectedAt: number | null;
  canceledAt: number | null;
  errors: { message: string }[] | null;
  organization: string | null;
  walk: AuthorizationWalk;
  pulls: PullRecord[];
  pulled: { receivables: PulledAt | null; line_items: PulledAt | null };
}
