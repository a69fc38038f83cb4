import { forwardRef, useEffect, useState } from 'react';
import type { ComponentPropsWithoutRef } from 'react';
import { usePull } from '../../hooks/usePull.ts';
import { createLoader } from '../../lib/createLoader.ts';
import { focusOnce } from '../../lib/focusOnce.ts';
import { syncLogFrame } from '../../messages/syncLogFrame.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { FailureNotice } from '../FailureNotice.tsx';
import { useMessages } from '../useMessages.ts';
import { SyncLogSkeleton } from './SyncLogSkeleton.tsx';
import type { SyncLogOptions } from './SyncLogOptions.ts';

const english = { syncLogFrame };

/** Props of `SyncLog`. */
export interface SyncLogProps
  extends Omit<ComponentPropsWithoutRef<'section'>, 'children'>, SyncLogOptions {}

const view = /* @__PURE__ */ createLoader(() => import('./SyncLogView.tsx'));

/**
 * Lists the objects that were synced, what failed and why, and sends objects again. Renders a
 * `<section>`. Its code loads when it mounts. Needs API version 2024-05-25.
 * Style it with `[data-part='sync-log']` and `data-status`: `loading`, `ready`, `error` or
 * `unsupported`.
 */
export const SyncLog = /* @__PURE__ */ forwardRef<HTMLElement, SyncLogProps>(function SyncLog(
  { recordTypes, renderRecord, getRecordUrl, onFixRecord, ...sectionProps },
  ref,
) {
  const { syncLogFrame: words, part } = useMessages('SyncLog', english);
  const { entityId, theme, frame } = useAccountingContext('SyncLog');
  const { recordTypes: supported } = usePull();
  const isSupported = supported.length > 0;
  const [step, setStep] = useState<'loading' | 'ready' | 'error'>('loading');

  useEffect(() => {
    if (!isSupported || step !== 'loading') return;
    view.load().then(
      () => setStep('ready'),
      () => setStep('error'),
    );
  }, [isSupported, step]);

  const View = step === 'ready' ? view.get()?.SyncLogView : undefined;
  const status = isSupported ? step : 'unsupported';
  return (
    <section
      aria-label={words.title}
      {...frame}
      {...sectionProps}
      ref={ref}
      data-accounting-theme={theme}
      {...part('sync-log', sectionProps.className)}
      data-status={status}
    >
      {View && (
        <View
          // Reset all state when the entity changes.
          key={entityId}
          {...{ recordTypes, renderRecord, getRecordUrl, onFixRecord }}
        />
      )}
      {status === 'loading' && <SyncLogSkeleton />}
      {status === 'unsupported' && <p {...part('sync-log-hint')}>{words.unsupported}</p>}
      {status === 'error' && (
        <>
          <FailureNotice error={{ code: view.isGone() ? 'code_outdated' : 'network' }} />
          <button
            type="button"
            {...part('sync-log-button')}
            onClick={({ currentTarget: { parentElement: section } }) => {
              // The button disappears, and would take the focus with it.
              if (section) focusOnce(section, { preventScroll: true });
              setStep('loading');
            }}
          >
            {words.retry}
          </button>
        </>
      )}
    </section>
  );
});
