import type { ResourceType } from '../../../src/api/Pull.ts';
import type { ApiVersion } from '../../../src/api/VERSIONS.ts';

/** The actions of a person. */
export type Verb =
  | {
      verb: 'connect';
      platform: string | undefined;
      mode: 'popup' | 'tab' | 'link';
      replace: boolean;
    }
  | { verb: 'pull'; resourceType: ResourceType | undefined }
  | { verb: 'reopen' | 'check' | 'cancel' | 'disconnect' | 'remount' };

/** Everything that reaches the engine from outside, as plain JSON. */
export type Input =
  | ({ type: 'verb' } & Verb)
  | { type: 'signal'; signal: 'focus' | 'online' | 'pageshow' | 'hide' | 'show' }
  | { type: 'message'; pulling?: ResourceType | null }
  | { type: 'close_window' }
  /** `call` numbers the requests and the token provider's calls in one sequence. */
  | { type: 'token'; call: number; token: string }
  | { type: 'answer'; call: number; status: number; headers: [string, string][]; body: string }
  | { type: 'failure'; call: number };

export interface Entry {
  /** Milliseconds since 1970. */
  at: number;
  input: Input;
}

/** Everything needed to replay a run. */
export interface History {
  apiVersion: ApiVersion;
  canOpenWindows: boolean;
  entries: Entry[];
  randoms: number[];
  endsAt: number;
}

export const START = Date.UTC(2026, 0, 15, 9);
export const ENTITY = '7c6f1d0e-2b3a-4c5d-8e9f-0a1b2c3d4e5f';
