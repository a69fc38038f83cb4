import { forwardRef, useRef, useState } from 'react';
import type { ComponentPropsWithoutRef } from 'react';
import type { PickerOptions } from '../components/platform-picker/PickerOptions.ts';
import { useMessages } from '../components/useMessages.ts';
import { usePlatform } from '../components/usePlatform.ts';
import { useSystemName } from '../components/useSystemName.ts';
import { useConnect } from '../hooks/useConnect.ts';
import { useConnection } from '../hooks/useConnection.ts';
import { useDisconnect } from '../hooks/useDisconnect.ts';
import { useStore } from '../lib/useStore.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { getHeadline } from './getHeadline.ts';
import { getWidgetView } from './getWidgetView.ts';
import { StaleNotice } from './StaleNotice.tsx';
import { SystemMark } from './SystemMark.tsx';
import { useLostFocus } from './useLostFocus.ts';
import { WidgetPanel } from './WidgetPanel.tsx';

interface WidgetProps extends ComponentPropsWithoutRef<'section'> {
  pickerOptions: PickerOptions;
}

/** The widget without its safety net: a headline, and below it the panel of the view. */
export const Widget = /* @__PURE__ */ forwardRef<HTMLElement, WidgetProps>(function Widget(
  { pickerOptions, ...frame },
  ref,
) {
  const { widget: words } = useMessages('AccountingConnect');
  const { session } = useAccountingContext('AccountingConnect');
  const { connection, status, error: readError } = useConnection();
  const { phase, authorizationWindow: sight, error } = useConnect();
  const { failed, replacedId } = useStore(session.connecting);
  const { error: disconnectError } = useDisconnect();
  const platform = usePlatform(connection?.platform);
  const name = useSystemName('AccountingConnect')(connection?.platform);
  // Which connection the person gave up: its end reads differently.
  const [canceledId, setCanceledId] = useState<string>();
  const titleRef = useRef<HTMLHeadingElement>(null);

  // It was finished while the person gave it up: then nothing was canceled.
  if (canceledId !== undefined && status === 'connected') setCanceledId(undefined);
  const isCanceled = connection !== null && connection.id === canceledId;
  const view = getWidgetView({ status, hasFailed: readError !== undefined, phase, isCanceled });
  const [title, ...lead] = getHeadline({
    view,
    words,
    name,
    status,
    connection,
    isCanceled,
    sight,
    isLeaving: status === 'connected' && connection?.id === replacedId,
  });
  const focusProps = useLostFocus(view, titleRef);
  const canDisconnect = ['connected', 'deauthorized', 'unknown'].includes(view);
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
          <SystemMark
            platform={hasSystem ? platform : undefined}
            renderIcon={pickerOptions.renderIcon}
          />
          {/* Says each change of view to people who cannot see it. */}
          <div data-part="widget-headline" aria-live="polite" aria-atomic>
            <h2 ref={titleRef} data-part="widget-title" tabIndex={-1}>
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
        {error && <ErrorNotice action={failed} error={error} />}
        {disconnectError && canDisconnect && (
          <ErrorNotice action="disconnect" error={disconnectError} />
        )}
        <WidgetPanel
          view={view}
          name={name}
          platform={platform}
          pickerOptions={pickerOptions}
          onCancel={() => setCanceledId(status === 'pending_auth' ? connection?.id : undefined)}
        />
      </div>
    </section>
  );
});
