/** Resolves with `true` once the condition holds, or with `false` at the deadline. */
export function waitForPage(hasHappened: () => boolean, deadline: number): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (result: boolean) => {
      clearTimeout(timer);
      observer.disconnect();
      resolve(result);
    };
    const observer = new MutationObserver(() => hasHappened() && finish(true));
    const timer = setTimeout(finish, deadline, false);
    observer.observe(document, { subtree: true, childList: true, attributes: true });
    if (hasHappened()) finish(true);
  });
}

/** Resolves once the browser has painted the page as it is now. */
export function waitForPaint(): Promise<void> {
  return new Promise((resolve) => {
    // The browser paints after the callbacks of a frame and before the next task.
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

/** Resolves once the page has nothing to do. */
export async function waitForRest(): Promise<void> {
  await sleep(50);
  await new Promise((resolve) => {
    requestIdleCallback(resolve);
  });
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
