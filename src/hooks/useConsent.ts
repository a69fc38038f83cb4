import { useMemo } from 'react';
import type { AccountingError } from '../api/AccountingError.ts';
import type { PlatformKey } from '../api/PlatformKey.ts';
import type { ConsentRecord } from '../engine/consent/ConsentRecord.ts';
import type { ConsentOutcome, ConsentState } from '../engine/consent/createConsent.ts';
import { useStore } from '../lib/useStore.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';
import type { ConnectOptions } from './useConnect.ts';
import { useConnection } from './useConnection.ts';

/** The progress of a consent. `recording` until the provider's `onConsent` resolves. */
export type ConsentPhase = 'idle' | 'recording' | 'agreed' | 'failed';

/** What `useConsent` returns. */
export interface UseConsentResult {
  /**
   * What the person has agreed to on this page. `null` again once that has been used for a
   * connection, because the next new access needs a consent of its own.
   */
  record: ConsentRecord | null;
  /** The progress of the last consent. */
  phase: ConsentPhase;
  /** Why the provider's `onConsent` did not store the record. */
  error: AccountingError | undefined;
  /**
   * Whether `connect` with these arguments would fail with `consent_required`: the provider asks for
   * consent, nobody has agreed yet, and connecting would give new access. That is a first connection,
   * one after a disconnect, or one to other software. `false` until the API has answered.
   */
  needsConsent: (
    platformKey?: PlatformKey | (string & {}),
    options?: Pick<ConnectOptions, 'replace'>,
  ) => boolean;
  /**
   * Records that the person agrees to connect this platform, and calls the provider's `onConsent`.
   * Call it in the click, with the text that the person saw, and then `connect` in the same click:
   * the window opens at once, and the connection is created after `onConsent` resolves. Never rejects.
   */
  agree: (text: string, platformKey?: PlatformKey | (string & {})) => Promise<ConsentOutcome>;
}

const IDLE: ConsentState = { phase: 'idle' };

/** Asks people to agree to the provider's `consent` before they connect, in your own UI. */
export function useConsent(): UseConsentResult {
  const { session, consent, language } = useAccountingContext('useConsent');
  const { tag: locale } = language;
  // `needsConsent` depends on the connection.
  useConnection();
  const state = useStore(session.consent, IDLE);
  const actions = useMemo(
    () => ({
      needsConsent: (platform?: string, { replace = false }: ConnectOptions = {}) =>
        consent !== undefined && session.consent.isNeeded({ platform, replace }, [consent.version]),
      agree: async (text: string, platform?: string): Promise<ConsentOutcome> => {
        if (!consent) return 'ignored';
        const { version, onConsent } = consent;
        return session.consent.agree({ text, locale, version, platform, onConsent });
      },
    }),
    [session, consent, locale],
  );
  return {
    record: state.phase === 'agreed' ? state.record : null,
    phase: state.phase,
    error: state.phase === 'failed' ? state.error : undefined,
    ...actions,
  };
}
