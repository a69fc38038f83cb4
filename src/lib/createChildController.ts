/**
 * Creates an `AbortController` that also aborts when `outer` does, with the same reason. Abort it
 * when you no longer need it: it listens to `outer` until then.
 */
export function createChildController(outer: AbortSignal): AbortController {
  const controller = new AbortController();
  const handleAbort = () => controller.abort(outer.reason);
  if (outer.aborted) handleAbort();
  else {
    outer.addEventListener('abort', handleAbort, { signal: controller.signal });
  }
  return controller;
}
