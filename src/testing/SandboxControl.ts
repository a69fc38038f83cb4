import type { Sandbox } from '../sandbox/Sandbox.ts';
import type { SandboxConnection } from '../sandbox/SandboxConnection.ts';
import type { SandboxRequest } from '../sandbox/SandboxRequest.ts';
import type { SandboxRule } from '../sandbox/SandboxRule.ts';

/** The methods of a `Sandbox` that act, as calls over HTTP. */
export type RemoteVerbs = {
  readonly [
    Name in
      | 'connect'
      | 'authorize'
      | 'deny'
      | 'deauthorize'
      | 'setStatus'
      | 'setPages'
      | 'expireTokens'
      | 'advance'
      | 'failNextPull'
      | 'setPushProblems'
      | 'failNextPush'
      | 'reset'
  ]: (...values: Parameters<Sandbox[Name]>) => Promise<ReturnType<Sandbox[Name]>>;
};

/**
 * Controls a sandbox in another process. Each method does what the method of `Sandbox` with its name does,
 * and rejects with the reason if the sandbox refuses, if nothing answers at the address, or after 10
 * seconds.
 */
export interface SandboxControl extends RemoteVerbs {
  /** A snapshot of all connections of all entities, oldest first. */
  getConnections(): Promise<readonly SandboxConnection[]>;
  /** Every request that has reached the API so far. */
  getRequests(): Promise<readonly SandboxRequest[]>;
  /**
   * Makes calls fail, see `SandboxRule`. The path has to be a string. Returns a function that removes
   * the rule.
   */
  fail(
    rule: Omit<SandboxRule, 'path'> & { path?: string | undefined },
  ): Promise<() => Promise<void>>;
}
