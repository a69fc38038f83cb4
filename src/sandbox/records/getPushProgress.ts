import { getNow } from '../state/getNow.ts';
import type { SandboxState } from '../state/SandboxState.ts';
import { PUSH_PROBLEMS } from './PUSH_PROBLEMS.ts';
import type { SyncedObject } from './SyncedObject.ts';

/** One push of an object, and how it ends. */
export interface Push {
  readonly startedAt: number;
  /** `null` if the push succeeds. */
  readonly errors: unknown;
}

/** Starts a push of an object with the settings of now. */
export function startPush(state: SandboxState, object: SyncedObject, id: string): void {
  const startedAt = getNow(state);
  const errors = state.nextPushErrors ?? getErrors(state, object, startedAt);
  state.nextPushErrors = null;
  state.pushes.set(id, { startedAt, errors });
}

/** Returns the progress of the last push. An object is first pushed when its record appears. */
export function getPushProgress(state: SandboxState, object: SyncedObject, id: string) {
  const { createdAt } = object;
  const { startedAt, errors } = state.pushes.get(id) ?? {
    startedAt: createdAt,
    errors: getErrors(state, object, createdAt),
  };
  const endsAt = startedAt + state.config.pushTime;
  if (endsAt > getNow(state)) {
    return { status: 'pending', updatedAt: startedAt, errors: null } as const;
  }
  return { status: errors === null ? 'done' : 'error', updatedAt: endsAt, errors } as const;
}

/** A change of the settings counts for later pushes only. */
function getErrors(state: SandboxState, { needs }: SyncedObject, time: number): unknown {
  const current = state.pushProblems.findLast(({ at }) => at <= time);
  return needs !== null && current?.problems.includes(needs)
    ? { message: PUSH_PROBLEMS[needs] }
    : null;
}
