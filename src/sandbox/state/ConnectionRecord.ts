import type { ResourceType } from '../../api/Pull.ts';
import type { AuthorizationStep } from '../pages/AuthorizationStep.ts';
import type { SandboxEntity } from '../SandboxEntity.ts';

/** A pull in the state of the sandbox. */
export interface PullRecord {
  readonly id: string;
  readonly resourceType: ResourceType;
  readonly requestedAt: number;
  readonly startsAt: number;
  readonly finishesAt: number;
  /** The message that the pull will fail with. `null` if it will succeed. */
  readonly error: string | null;
  /** `null` until the pull ends. */
  outcome: 'done' | 'error' | 'canceled' | null;
}

/** The progress of a person through the authorization pages. */
export interface AuthorizationProgress {
  step: AuthorizationStep;
  /** The platform that the person has chosen on the first page. */
  platform: string | null;
  /** The input of a refused sign-in, kept for the next try. Without passwords. */
  refused: Readonly<Record<string, string>> | null;
  organization: string | null;
}

/** The first and the last time that a resource type was pulled. */
export interface PulledAt {
  first: number;
  last: number;
}

/** A scheduled change of the status. */
export interface StatusChange {
  readonly status: string;
  readonly at: number;
}

/** A connection in the state of the sandbox. */
export interface ConnectionRecord {
  readonly id: string;
  readonly entity: SandboxEntity;
  /** `null` until the person has chosen one, if they choose it on the authorization page. */
  platform: string | null;
  /** The secret part of `connection_url`. */
  readonly linkId: string;
  readonly createdAt: number;
  updatedAt: number;
  status: string;
  /** Changes that have not happened yet, the next one first. */
  statusChanges: StatusChange[];
  lastPull: number;
  /** The next automatic pull is one interval after this. */
  syncedAt: number;
  connectedAt: number | null;
  canceledAt: number | null;
  errors: { message: string }[] | null;
  organization: string | null;
  progress: AuthorizationProgress;
  pulls: PullRecord[];
  pulled: { receivables: PulledAt | null; line_items: PulledAt | null };
}
