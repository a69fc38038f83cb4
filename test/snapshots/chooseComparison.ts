export interface Comparison {
  /** Whether small differences pass, because another browser drew the baselines. */
  isTolerant: boolean;
  /** What the run says about the comparison. */
  note?: string;
}

/**
 * Pictures of the same browser must match in every pixel. Another version draws texts and corners a little
 * differently, so an update of the browser would otherwise fail every story.
 */
export function chooseComparison(recorded: string | undefined, actual: string): Comparison {
  if (recorded === undefined || recorded === actual) return { isTolerant: false };
  return {
    isTolerant: true,
    note:
      `The screenshots are from Chromium ${recorded}, and this is ${actual}, so small differences ` +
      'pass. `npm run snapshots` takes them anew.',
  };
}
