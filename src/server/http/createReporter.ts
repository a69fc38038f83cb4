import { ServerError } from '../ServerError.ts';

/** Milliseconds in which what anybody can bring about is told once: no way to fill a log. */
const HOUR = 3_600_000;

/**
 * Tells the partner's log, whatever becomes of it: the browser gets its answer. What was refused may
 * be a setting of the partner's, so it is told too; that nobody is signed in is no news.
 */
export function createReporter(
  onError: ((error: unknown) => unknown) | undefined,
): (trouble: unknown) => void {
  const toldAt = new Map<string, number>();

  return (trouble) => {
    if (isRefusal(trouble)) {
      // What the API refuses is not hidden by what is refused here.
      const kind = `${trouble.code} ${trouble.upstreamStatus}`;
      const now = Date.now();
      const isTold = now - (toldAt.get(kind) ?? -Infinity) < HOUR;
      if (trouble.code === 'unauthorized' || isTold) return;
      toldAt.set(kind, now);
    }
    try {
      // oxlint-disable-next-line no-console -- a log that nobody asked for is better than none
      Promise.resolve((onError ?? console.error)(trouble)).catch(() => undefined);
    } catch {
      // A log that throws is the partner's to find.
    }
  };
}

function isRefusal(trouble: unknown): trouble is ServerError {
  if (!(trouble instanceof ServerError)) return false;
  return trouble.status < 500 || trouble.code === 'too_many_streams';
}
