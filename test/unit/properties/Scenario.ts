import type { ResourceType } from '../../../src/api/Pull.ts';
import type { ApiVersion } from '../../../src/api/VERSIONS.ts';

/** A fault between the page and the API, for the next calls. */
export type Problem =
  | { kind: 'lost'; when: 'before' | 'after' }
  | { kind: 'status'; status: number; retryAfter: string | undefined }
  | { kind: 'html'; status: number }
  | { kind: 'slow'; seconds: number; where: 'delay' | 'delayAfter' }
  /** The API receives a call that the page has aborted. */
  | { kind: 'late'; seconds: number };

/** An event of a scenario. `widget` is 0 or 1. Impossible events are skipped. */
export type ScenarioEvent =
  | {
      type: 'connect';
      widget: number;
      platform: 'xero' | 'freeagent' | undefined;
      replace: boolean;
      handOver: boolean;
      clicks: number;
    }
  | { type: 'pull'; widget: number; resourceType: ResourceType | undefined; clicks: number }
  | {
      type: 'reopen' | 'check' | 'cancel' | 'disconnect';
      widget: number;
    }
  | { type: 'switch_entity' | 'remount'; widget: number }
  | { type: 'finish'; seconds: number }
  | { type: 'deny' | 'close_window' | 'come_back' | 'restore' | 'hide' | 'show' }
  | { type: 'go_offline' | 'go_online' | 'reload' | 'add_widget' | 'deauthorize' }
  | { type: 'fail_pull' | 'expire_tokens' | 'disconnect_elsewhere' }
  /** The partner's back end, or a later version of the API, acts without this page. */
  | { type: 'connect_elsewhere'; status: 'pending_auth' | 'connected' }
  | { type: 'set_status'; status: string }
  | { type: 'token'; fault: TokenFault }
  | { type: 'network'; method: 'GET' | 'POST'; problem: Problem; times: number }
  /** If `isAsleep`, the clock jumps ahead, and timers run only afterwards. */
  | { type: 'wait'; seconds: number; isAsleep: boolean };

/** How the next call of the token provider fails. */
export type TokenFault = 'throws' | 'hangs' | 'is_garbage';

export interface Step {
  event: ScenarioEvent;
  /** How long to wait before the next step: not at all, for microtasks, or for all responses. */
  pause: 'none' | 'microtasks' | 'answers';
}

export interface Scenario {
  apiVersion: ApiVersion;
  /** The status of the initial connection. */
  start: 'pending_auth' | 'connected' | 'deauthorized' | undefined;
  authorization: 'popup' | 'tab' | 'function';
  canOpenWindows: boolean;
  /** Whether the browser has Web Locks and `BroadcastChannel`. */
  isModern: boolean;
  steps: Step[];
}
