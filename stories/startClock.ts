/** A Monday morning in London. Five seconds after the minute, no text changes while a story plays. */
const START = Date.UTC(2026, 10, 16, 10, 0, 5);

const RealDate = Date;

/**
 * Starts every story at the same time, so that its dates and times look the same in each run. The clock
 * ticks, and timers are real. Returns a function that restores the real clock.
 */
export function startClock(): () => void {
  const { now } = RealDate;
  const startedAt = performance.now();
  Date.now = () => Math.floor(START + performance.now() - startedAt);
  // Stories move the clock by replacing `Date.now`, which the class itself does not ask.
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, values) =>
      Reflect.construct(target, values.length > 0 ? values : [target.now()]),
  });
  return () => {
    globalThis.Date = RealDate;
    Date.now = now;
  };
}
