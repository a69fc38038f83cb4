import { createMethods } from './createMethods.ts';
import type { Sandbox } from './Sandbox.ts';
import type { SandboxOptions } from './SandboxOptions.ts';
import { createConfig } from './state/createConfig.ts';
import { createInitialState } from './state/createInitialState.ts';

/**
 * Creates an accounting-connections API in memory, with its authorization pages. Use its `fetch` in
 * place of the global one, or serve it over HTTP.
 *
 * @throws Error if `entities` is empty or has the same id twice, a number is negative, there is no such
 *   push problem, an allowed origin is not an origin, the pages cannot redirect to the `returnUrl`, or the `webhook` has an
 *   invalid address or an empty secret
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  return createMethods(createInitialState(createConfig(options)));
}
