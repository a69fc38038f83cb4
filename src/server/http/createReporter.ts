import { ServerError } from '../ServerError.ts';
import { callLog } from './callLog.ts';
import { getErrorName } from './getErrorName.ts';

/** The last report of a kind of error, and the number of errors since then. */
interface Kind {
  reportedAt: number;
  interval: number;
  leftOut: number;
}

const MINUTE = 60_000;
/** An outage makes every request fail. */
const FAILURE_INTERVAL = MINUTE;
/** Anybody can cause refusals. */
const REFUSAL_INTERVAL = 60 * MINUTE;
/** Far above real use. All further kinds count as one. */
const MAX_KINDS = 100;

/**
 * Creates a function that reports errors to the partner's log and never throws. It reports the
 * first error of each kind, and then one a minute, or one an hour if it is a refusal. Refusals are
 * reported too, because a wrong setting may cause them, such as a session that is not wired.
 */
export function createReporter(
  onError: ((error: unknown, more?: string) => unknown) | undefined,
): (failure: unknown) => void {
  const kinds = new Map<string, Kind>();
  function getName(failure: unknown): string {
    const name = describeKind(failure);
    if (kinds.has(name) || kinds.size < MAX_KINDS) return name;
    for (const [known, kind] of kinds) {
      if (isOver(kind)) kinds.delete(known);
    }
    return kinds.size < MAX_KINDS ? name : 'other';
  }

  return (failure) => {
    if (isSignedOut(failure)) return;
    const name = getName(failure);
    const kind = kinds.get(name);
    if (kind && !isOver(kind)) {
      kind.leftOut += 1;
      return;
    }
    const interval = isRefusal(failure) ? REFUSAL_INTERVAL : FAILURE_INTERVAL;
    kinds.set(name, { reportedAt: now(), interval, leftOut: 0 });
    if (kind && kind.leftOut > 0) callLog(onError, failure, describeMore(kind));
    else callLog(onError, failure);
  };
}

// Not `Date.now`, which makes waits longer when the clock is set back.
const now = () => performance.now();

const isOver = ({ reportedAt, interval }: Kind) => now() - reportedAt >= interval;

/** Nobody is signed in, which is no reason to look into anything. */
function isSignedOut(failure: unknown): boolean {
  if (!(failure instanceof ServerError)) return false;
  return failure.code === 'unauthorized' && failure.cause === undefined;
}

function isRefusal(failure: unknown): boolean {
  if (!(failure instanceof ServerError)) return false;
  return failure.status < 500 || failure.code === 'too_many_streams';
}

/** With the API's status, so that our own refusals do not hide those of the API. */
function describeKind(failure: unknown): string {
  if (failure instanceof ServerError) return `${failure.code} ${failure.upstreamStatus}`;
  if (!(failure instanceof Error)) return typeof failure;
  return [failure.name, failure.message.slice(0, 200), getErrorName(failure.cause)].join(' ');
}

function describeMore({ reportedAt, leftOut }: Kind): string {
  const minutes = Math.max(1, Math.round((now() - reportedAt) / MINUTE));
  return `and ${leftOut} more in the last ${minutes === 1 ? 'minute' : `${minutes} minutes`}`;
}
