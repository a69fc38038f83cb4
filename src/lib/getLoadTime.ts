/** Returns when the page was loaded, in milliseconds since 1970. The clock may have been set back since. */
export const getLoadTime = () =>
  // `performance.now()` may stand still while the computer sleeps.
  Math.min(performance.timeOrigin, Date.now() - performance.now());
