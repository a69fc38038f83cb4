/**
 * How urgent a request is. `action`: a person pressed a button. `wait`: the page is waiting for the
 * response. `poll`: a background check.
 */
export type Priority = 'action' | 'wait' | 'poll';

export interface RequestOptions {
  /** Aborts the request. The call then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** @default 'action' */
  priority?: Priority | undefined;
}
