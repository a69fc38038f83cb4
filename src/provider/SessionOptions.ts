import type { AccountingApi } from '../api/AccountingApi.ts';
import type { Session } from './Session.ts';

export interface SessionOptions {
  entityId: string;
  api: AccountingApi;
  emit: Session['emit'];
  /** The longest usual set-up of a system, in minutes, where that is known. */
  getSetupMinutes: (platformKey: string | null) => number | undefined;
  /** Whether the person authorizes in a window of ours. */
  opensWindow: () => boolean;
}
