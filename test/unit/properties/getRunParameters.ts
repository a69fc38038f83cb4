const RUNS = 500;

/**
 * Returns the number of runs (`PROPERTY_RUNS`) and the starting point (`PROPERTY_SEED` and
 * `PROPERTY_PATH`, as a failure prints them).
 */
export function getRunParameters(share = 1) {
  const { PROPERTY_RUNS: runs, PROPERTY_SEED: seed, PROPERTY_PATH: path } = process.env;
  return {
    numRuns: Math.ceil(Number(runs ?? RUNS) * share),
    ...(seed !== undefined && { seed: Number(seed) }),
    ...(path !== undefined && { path }),
  };
}
