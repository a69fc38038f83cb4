import { VERSIONS } from '../../api/VERSIONS.ts';

/** @throws Error for a version of the API that this package does not speak */
export function requireApiVersion(apiVersion: string): void {
  if (VERSIONS.some((version) => version === apiVersion)) return;
  throw new Error(`apiVersion "${apiVersion}" is not one of: ${VERSIONS.join(', ')}`);
}
