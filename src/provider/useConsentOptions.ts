import { useMemo } from 'react';
import { useStable } from '../lib/useStable.ts';
import type { ConsentOptions } from './ConsentOptions.ts';

/** Keeps the options of the consent the same while only the partner's inline object is new. */
export function useConsentOptions(options: ConsentOptions | undefined): ConsentOptions | undefined {
  const isAsked = options !== undefined;
  const { version = '', text } = options ?? {};
  const onConsent: ConsentOptions['onConsent'] = useStable((record) => options?.onConsent(record));
  return useMemo(
    () => (isAsked ? { version, text, onConsent } : undefined),
    [isAsked, version, text, onConsent],
  );
}
