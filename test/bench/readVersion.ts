import { VERSIONS } from '../../src/api/VERSIONS.ts';
import type { ApiVersion } from '../../src/api/VERSIONS.ts';

/** Reads the value of `--version`. @throws Error if there is no such version of the API */
export function readVersion(value: string): ApiVersion {
  const version = VERSIONS.find((known) => known === value);
  if (version) return version;
  throw new Error(`--version is "${value}", but must be one of: ${VERSIONS.join(', ')}.`);
}
