import { forwardRef, useRef } from 'react';
import type { ComponentPropsWithoutRef } from 'react';
import type { PickerOptions } from '../components/platform-picker/PickerOptions.ts';
import type { SyncLogOptions } from '../components/sync-log/SyncLogOptions.ts';
import { usePlatform } from '../components/usePlatform.ts';
import { usePlatformName } from '../components/usePlatformName.ts';
import { useBooksChange } from '../hooks/useBooksChange.ts';
import { useConnect } from '../hooks/useConnect.ts';
import { useConnection } from '../hooks/useConnection.ts';
import { useDisconnect } from '../hooks/useDisconnect.ts';
import { usePlatforms } from '../hooks/usePlatforms.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { getHeadline } from './getHeadline.ts';
import { getWidgetView } from './getWidgetView.ts';
import { StaleNotice } from './StaleNotice.tsx';
import { PlatformMark } from './PlatformMark.tsx';
import { useLostFocus } from './useLostFocus.ts';
import { useWidgetMessages } from './useWidgetMessages.ts';
import { WidgetPanel } from './WidgetPanel.tsx';

interface WidgetProps extends ComponentPropsWithoutRef<'section'> {
  pickerOptions: PickerOptions;
  logOptions: SyncLogOptions;
}

/** The widget without its error boundary: a headline, and below it the panel of the view. */
export const Widget = /* @__PURE__ */ forwardRef<HTMLElement, WidgetProps>(function Widget(
  { pickerOptions, logOptions, ...frame },
  ref,
) {
  const words = useWidgetMessages();
  const { canChoosePlatform } = usePlatforms();
  const { connection, status, error: readError } = useConnection();
  const { phase, authorizationWindow: windowState, failedAction, error } = useConnect();
  const { error: disconnectError } = useDisconnect();
  const hasBooksChange = useBooksChange().change !== null;
  const platform = usePlatform(connection?.platform);
  const name = usePlatformName('AccountingConnect')(connection?.platform);
  const titleRef = useRef<HTMLHeadingElement>(null);

  const view = getWidgetView({
    status,
    hasFailed: readError !== undefined,
    phase,
    windowState,
    hasBooksChange,
  });
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
  });
  const focusProps = useLostFocus(view, titleRef);
  const canDisconnect = ['connected', 'books_changed', 'deauthorized', 'unknown'].includes(view);
  const hasSystem = !['loading', 'load_failed', 'not_connected', 'creating'].includes(view);

  return (
    <section
      {...frame}
      ref={ref}
      aria-busy={view === 'loading' || undefined}
      data-status={status ?? view}
      data-phase={phase}
    >
      <div data-part="widget-content" data-view={view} {...focusProps}>
        <header data-part="widget-header">
          <PlatformMark
            platform={hasSystem ? platform : undefined}
            renderIcon={pickerOptions.renderIcon}
          />
          {/* Announces each change of view to screen readers. */}
          <div data-part="widget-headline" aria-live="polite" aria-atomic>
            <h2 ref={titleRef} data-part="widget-title">
              {title}
            </h2>
            {lead.map((sentence) => (
              <p key={sentence} data-part="widget-lead">
                {sentence}
              </p>
            ))}
          </div>
        </header>
        <StaleNotice />
        {error && failedAction && <ErrorNotice action={failedAction} error={error} />}
        {disconnectError && canDisconnect && (
          <ErrorNotice action="disconnect" error={disconnectError} />
        )}
        <WidgetPanel {...{ view, name, platform, pickerOptions, logOptions }} />
      </div>
    </section>
  );
});
