/** The files of the snapshots, from the root of the repository. */
export const SNAPSHOTS = {
  screenshots: 'stories/__screenshots__',
  /** The version of the browser that took the screenshots. */
  browser: 'stories/__screenshots__/chromium.txt',
  ariaTrees: 'stories/__aria__',
  /** The pictures of failures. */
  failures: 'test-results/screenshots',
  /** What the last run said about the comparison. */
  note: 'test-results/snapshots.txt',
} as const;
