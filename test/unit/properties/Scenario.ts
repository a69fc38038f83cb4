import type { ResourceType } from '../../../src/api/Pull.ts';

/** What the network, or whatever stands between here and the API, does to the next calls. */
export type Problem =
  | { kind: 'lost'; when: 'before' | 'after' }
  | { kind: 'status'; status: number; retryAfter: string | undefined }
  | { kind: 'html'; status: number }
  | { kind: 'slow'; seconds: number; where: 'delay' | 'delayAfter' }
  /** What was given up here is done there all the same. */
  | { kind: 'late'; seconds: number };

/** One thing that happens. `widget` is the first or the second one; what cannot be is skipped. */
export type Happening =
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
  /** The partner's back end, or a later version of the API, does what this page does not know. */
  | { type: 'connect_elsewhere'; status: 'pending_auth' | 'connected' }
  | { type: 'set_status'; status: string }
  | { type: 'token'; mood: TokenMood }
  | { type: 'network'; method: 'GET' | 'POST'; problem: Problem; times: number }
  /** Asleep: the clock moves on, and no timer runs until the end. */
  | { type: 'wait'; seconds: number; isAsleep: boolean };

/** How the token provider fails, once. */
export type TokenMood = 'throws' | 'hangs' | 'is_garbage';

export interface Step {
  happening: Happening;
  /** What passes before the next one: nothing at all, the microtasks, or all that is on its way. */
  pause: 'none' | 'microtasks' | 'answers';
}

export interface Scenario {
  /** The status of the connection that is there from the start. */
  start: 'pending_auth' | 'connected' | 'deauthorized' | undefined;
  authorization: 'popup' | 'tab' | 'function';
  canOpenWindows: boolean;
  /** Whether the browser has Web Locks, and two tabs hear each other. */
  isModern: boolean;
  steps: Step[];
}
