import { forwardRef, useEffect, useRef } from 'react';
import type { ComponentPropsWithoutRef } from 'react';
import { Announcement } from '../components/Announcement.tsx';
import { FailureNotice } from '../components/FailureNotice.tsx';
import type { PickerOptions } from '../components/platform-picker/PickerOptions.ts';
import { StepRail } from '../components/StepRail.tsx';
import type { SyncLogOptions } from '../components/sync-log/SyncLogOptions.ts';
import { usePlatform } from '../components/usePlatform.ts';
import { usePlatformName } from '../components/usePlatformName.ts';
import { useStepMotion } from '../components/useStepMotion.ts';
import { useBooksChange } from '../hooks/useBooksChange.ts';
import { useConnect } from '../hooks/useConnect.ts';
import { useConnection } from '../hooks/useConnection.ts';
import { useDisconnect } from '../hooks/useDisconnect.ts';
import { usePlatforms } from '../hooks/usePlatforms.ts';
import { usePull } from '../hooks/usePull.ts';
import { getHeadline } from './getHeadline.ts';
import { getPullText } from './getPullText.ts';
import { getWidgetView } from './getWidgetView.ts';
import type { HeadingLevel } from './HeadingLevel.ts';
import { isConnecting } from './isConnecting.ts';
import { StaleNotice } from './StaleNotice.tsx';
import { useBriefly } from './useBriefly.ts';
import { useAnnouncement } from './useAnnouncement.ts';
import { useLostFocus } from './useLostFocus.ts';
import { useNewConnection } from './useNewConnection.ts';
import { useWidgetMessages } from './useWidgetMessages.ts';
import { WidgetHeader } from './WidgetHeader.tsx';
import { WidgetPanel } from './WidgetPanel.tsx';

interface WidgetProps extends ComponentPropsWithoutRef<'section'> {
  headingLevel: HeadingLevel;
  startFirstSync: boolean;
  pickerOptions: PickerOptions;
  logOptions: SyncLogOptions;
}

/** How long the result of a sync replaces the times, in milliseconds. */
const RESULT_DURATION = 60_000;

/** The widget without its error boundary: a headline, and below it the panel of the view. */
export const Widget = /* @__PURE__ */ forwardRef<HTMLElement, WidgetProps>(function Widget(
  { headingLevel, startFirstSync, pickerOptions, logOptions, ...frame },
  ref,
) {
  const { part, ...words } = useWidgetMessages();
  const { canChoosePlatform } = usePlatforms();
  const { connection, status, isReadOnly, error: readError } = useConnection();
  const {
    phase,
    platform: newPlatform,
    authorizationWindow: windowState,
    failedAction,
    error,
  } = useConnect();
  const { error: disconnectError } = useDisconnect();
  const hasBooksChange = useBooksChange().change !== null;
  const name = usePlatformName('AccountingConnect')(connection?.platform);
  const { phase: pullPhase } = usePull();
  const isResult = useBriefly(pullPhase === 'complete', RESULT_DURATION);
  const { isNew: isNewConnection, dismiss } = useNewConnection(startFirstSync);
  const titleRef = useRef<HTMLHeadingElement>(null);

  const view = getWidgetView({
    status,
    hasFailed: readError !== undefined,
    phase,
    windowState,
    hasBooksChange: hasBooksChange && !isReadOnly,
  });
  const isCreating = view === 'creating' && status !== 'connected';
  const platform = usePlatform(isCreating ? newPlatform : connection?.platform);
  // Not while somebody has to say whose books these are, or switches to other software.
  const isNew = isNewConnection && view === 'connected' && !isReadOnly;
  const [title, ...lead] = getHeadline({
    view,
    words,
    name,
    status,
    connection,
    isCanceled: phase === 'canceled',
    windowState,
    choice: canChoosePlatform ? undefined : words.chosenThere,
    isLeaving: status === 'connected',
    isNew,
    isReadOnly,
  });
  const shown = isNew ? 'done' : view;
  const { focusProps, isTitleRead } = useLostFocus(shown, titleRef);
  const progress = view === 'connected' ? getPullText(pullPhase, isResult, name, words) : '';
  const announcement = useAnnouncement({
    view,
    headline: words.join(title, ...lead),
    progress,
    isTitleRead,
    failure: error ?? disconnectError ?? (view === 'load_failed' ? readError : undefined),
  });
  const { panelRef, measure } = useStepMotion(shown);
  // After each commit, so that the next one can start from this height.
  useEffect(measure);
  const canDisconnect = ['connected', 'books_changed', 'deauthorized', 'unknown'].includes(view);
  const isSettled = view === 'connected' && !isNew;
  const hasSystem = !['loading', 'load_failed', 'not_connected'].includes(view);

  const current = isConnecting(view) && !isReadOnly ? 'signIn' : undefined;

  return (
    <section
      {...frame}
      ref={ref}
      aria-busy={view === 'loading' || undefined}
      data-status={status ?? view}
      data-phase={phase}
    >
      <div ref={panelRef} {...part('widget-content')} data-view={view} {...focusProps}>
        {(current || isNew) && <StepRail current={current} />}
        <WidgetHeader
          titleRef={titleRef}
          title={isSettled ? name : title}
          {...{ view, headingLevel, lead, isSettled, isNew, isReadOnly, pickerOptions, logOptions }}
          platform={hasSystem ? platform : undefined}
        />
        <StaleNotice />
        {error && failedAction && (
          <FailureNotice what={words.failures[failedAction]} error={error} />
        )}
        {disconnectError && canDisconnect && (
          <FailureNotice what={words.failures.disconnect} error={disconnectError} />
        )}
        <WidgetPanel
          {...{ view, name, platform, pickerOptions, progress, isNew, isReadOnly, dismiss }}
        />
      </div>
      <Announcement>{announcement}</Announcement>
    </section>
  );
});
