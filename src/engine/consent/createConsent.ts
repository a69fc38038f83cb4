import type { AccountingApi } from '../../api/AccountingApi.ts';
import { AccountingError } from '../../api/AccountingError.ts';
import type { Connection } from '../../api/Connection.ts';
import type { Clock } from '../../lib/Clock.ts';
import { createStore } from '../../lib/createStore.ts';
import type { ReadableStore } from '../../lib/createStore.ts';
import { getThrownStatus } from '../../lib/getThrownStatus.ts';
import { hasOwn } from '../../lib/hasOwn.ts';
import { isTimeout } from '../../lib/isTimeout.ts';
import { DEADLINE, withDeadline } from '../../lib/withDeadline.ts';
import { isNewAccess, isWorking } from '../connect/isNewAccess.ts';
import type { Connections } from '../createConnections.ts';
import type { ConsentRecord } from './ConsentRecord.ts';

/** The outcome of agreeing. `ignored`: the provider asks for no consent, or the session has ended. */
export type ConsentOutcome = 'agreed' | 'failed' | 'ignored';

export type ConsentState =
  | { phase: 'idle' }
  | { phase: 'recording'; record: ConsentRecord }
  | { phase: 'agreed'; record: ConsentRecord }
  | { phase: 'failed'; error: AccountingError };

/** What a person agrees to. */
export interface ConsentRequest extends Pick<ConsentRecord, 'text' | 'locale' | 'version'> {
  platform: string | undefined;
  /** Stores the record. */
  onConsent: (record: ConsentRecord) => void | Promise<void>;
}

/** The consent of the person on this page. One consent covers one connection. */
export interface Consent extends ReadableStore<ConsentState> {
  /** Records that the person agrees, in their click. */
  agree: (request: ConsentRequest) => Promise<ConsentOutcome>;
  /**
   * Whether the person has to agree before they connect this platform. `false` until the API has
   * answered, and for what is refused for other reasons.
   */
  isNeeded: (
    wanted: { platform: string | undefined; replace: boolean },
    versions?: readonly string[],
  ) => boolean;
  /** Waits while the partner stores the record. Rejects if that fails. */
  waitForRecord: () => Promise<void>;
  /** Throws unless the person has agreed to the access that a new connection gives. */
  check: (current: Connection | null, key: string | undefined) => void;
  /** Forgets the consent: its connection exists now, or the person has canceled. */
  end: () => void;
}

export interface ConsentContext {
  entityId: string;
  api: Pick<AccountingApi, 'canChoosePlatform' | 'getNow'>;
  connections: Pick<Connections, 'getAll' | 'getCurrent'>;
  clock: Clock;
  signal: AbortSignal;
  isDisposed: () => boolean;
  /** Returns the versions that the mounted providers ask for. Empty if none asks. */
  getVersions: () => readonly string[];
}

const IDLE: ConsentState = { phase: 'idle' };

/** Creates the owner of one session's consent. It is kept in memory only: the partner stores it. */
export function createConsent(context: ConsentContext): Consent {
  const { entityId, api, connections, clock, signal, isDisposed, getVersions } = context;
  const store = createStore<ConsentState>(IDLE);
  let recording: Promise<ConsentOutcome> | undefined;

  const getKey = (platform: string | undefined) =>
    (api.canChoosePlatform ? platform : undefined) ?? null;

  function isCovered(platform: string | undefined, versions: readonly string[]): boolean {
    const state = store.get();
    if (!hasOwn(state, 'record')) return false;
    return state.record.platform === getKey(platform) && versions.includes(state.record.version);
  }

  async function save(
    record: ConsentRecord,
    onConsent: ConsentRequest['onConsent'],
  ): Promise<ConsentOutcome> {
    const own: ConsentState = { phase: 'recording', record };
    // A later consent or its end has replaced this one.
    const settle = (next: ConsentState) => store.get() === own && store.set(next);
    store.set(own);
    try {
      await withDeadline(DEADLINE, async () => onConsent(record), signal, clock);
      settle({ phase: 'agreed', record });
      return 'agreed';
    } catch (cause) {
      settle({ phase: 'failed', error: toRefusal(cause) });
      return signal.aborted ? 'ignored' : 'failed';
    }
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    async agree({ text, locale, version, platform, onConsent }) {
      if (isDisposed()) return 'ignored';
      // A second click, or one in another widget.
      if (recording && isCovered(platform, [version])) return recording;
      const consentedAt = new Date(api.getNow()).toISOString();
      const record = { text, locale, version, consentedAt, platform: getKey(platform), entityId };
      recording = save(record, onConsent);
      return recording;
    },
    isNeeded({ platform, replace }, versions = getVersions()) {
      const current = connections.getCurrent();
      if (versions.length === 0 || connections.getAll() === undefined) return false;
      if (current && isWorking(current) && !replace) return false;
      const isNew = isNewAccess(current, getKey(platform), api.canChoosePlatform);
      return isNew && !isCovered(platform, versions);
    },
    async waitForRecord() {
      if (store.get().phase !== 'recording') return;
      await recording;
      const state = store.get();
      if (state.phase === 'failed') throw state.error;
    },
    check(current, key) {
      const versions = getVersions();
      if (versions.length === 0 || !isNewAccess(current, key, api.canChoosePlatform)) return;
      if (isCovered(key, versions)) return;
      throw new AccountingError('consent_required', 'The person has to agree before they connect');
    },
    end: () => store.set(IDLE),
  };
}

/** Converts what the partner's `onConsent` threw. */
function toRefusal(cause: unknown): AccountingError {
  if (cause instanceof AccountingError) return cause;
  if (isTimeout(cause)) return new AccountingError('timeout', `onConsent: ${cause.message}`);
  const status = getThrownStatus(cause);
  const code = status === 401 ? 'session_expired' : status === 403 ? 'forbidden' : 'server_error';
  return new AccountingError(code, 'onConsent did not store the record', { status, cause });
}
