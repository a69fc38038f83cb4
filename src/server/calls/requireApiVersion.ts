import { CALLS } from './CALLS.ts';

/** @throws Error for a version of the API that this package does not speak */
export function requireApiVersion(apiVersion: string): void {
  if (Object.hasOwn(CALLS, apiVersion)) return;
  throw new Error(`apiVersion "${apiVersion}" is not one of: ${Object.keys(CALLS).join(', ')}`);
}
