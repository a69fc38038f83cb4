import { ServerError } from '../ServerError.ts';

/** Milliseconds. Anybody can cause refusals, so each kind is logged only once in this time. */
const INTERVAL = 3_600_000;

/**
 * Creates a function that reports errors to the partner's log and never throws. Refusals are
 * reported too, because a wrong setting may cause them, such as a session that is not wired.
 */
export function createReporter(
  onError: ((error: unknown) => unknown) | undefined,
): (failure: unknown) => void {
  const reportedAt = new Map<string, number>();

  return (failure) => {
    if (isRefusal(failure)) {
      if (failure.code === 'unauthorized' && failure.cause === undefined) return;
      // With the API's status, so that our own refusals do not hide those of the API.
      const kind = `${failure.code} ${failure.upstreamStatus}`;
      const now = Date.now();
      const isReported = now - (reportedAt.get(kind) ?? -Infinity) < INTERVAL;
      if (isReported) return;
      reportedAt.set(kind, now);
    }
    try {
      // oxlint-disable-next-line no-console -- without `onError`, errors must not go unnoticed
      Promise.resolve((onError ?? console.error)(failure)).catch(() => undefined);
    } catch {
      // A log that throws must not change the answer.
    }
  };
}

function isRefusal(error: unknown): error is ServerError {
  if (!(error instanceof ServerError)) return false;
  return error.status < 500 || error.code === 'too_many_streams';
}
