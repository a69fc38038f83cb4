import { forwardRef, useRef, useState } from 'react';
import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import type { Platform } from '../api/Platform.ts';
import { useMessages } from '../components/useMessages.ts';
import { useSystemName } from '../components/useSystemName.ts';
import { useConnect } from '../hooks/useConnect.ts';
import { useConnection } from '../hooks/useConnection.ts';
import { useDisconnect } from '../hooks/useDisconnect.ts';
import { usePlatforms } from '../hooks/usePlatforms.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { getHeadline } from './getHeadline.ts';
import { getWidgetView } from './getWidgetView.ts';
import { StaleNotice } from './StaleNotice.tsx';
import { SystemMark } from './SystemMark.tsx';
import { useConnectedPlatform } from './useConnectedPlatform.ts';
import { useLostFocus } from './useLostFocus.ts';
import { WidgetPanel } from './WidgetPanel.tsx';

interface WidgetProps extends ComponentPropsWithoutRef<'section'> {
  renderIcon: ((platform: Platform) => ReactNode) | undefined;
}

/** The widget without its safety net: a headline, and below it the panel of the view. */
export const Widget = /* @__PURE__ */ forwardRef<HTMLElement, WidgetProps>(function Widget(
  { renderIcon, ...frame },
  ref,
) {
  const { widget: words } = useMessages('AccountingConnect');
  const { connection, status, error: readError } = useConnection();
  const { phase, error } = useConnect();
  const { error: disconnectError } = useDisconnect();
  const { platforms } = usePlatforms();
  const platform = useConnectedPlatform(connection?.platform);
  const name = useSystemName('AccountingConnect')(connection?.platform);
  // Which connection the person gave up, or is leaving for another: its end reads differently.
  const [canceledId, setCanceledId] = useState<string>();
  const [leftId, setLeftId] = useState<string>();
  const titleRef = useRef<HTMLHeadingElement>(null);
  const connectRef = useRef<HTMLButtonElement>(null);

  // It was finished while the person gave it up: then nothing was canceled.
  if (canceledId !== undefined && status === 'connected') setCanceledId(undefined);
  const isCanceled = connection !== null && connection.id === canceledId;
  const isSwitching = connection !== null && connection.id === leftId;
  const view = getWidgetView({ status, hasFailed: readError !== undefined, phase, isCanceled });
  const { title, lead } = getHeadline({
    view,
    words,
    name,
    status,
    minutes: {
      own: platform?.setupMinutes?.[1],
      most: Math.max(...platforms.map(({ setupMinutes }) => setupMinutes?.[1] ?? 0)),
    },
    organization: connection?.businessInfo?.name ?? null,
    isCanceled,
    isSwitching,
  });
  const isOffered = view === 'disconnected' && isSwitching;
  const focusProps = useLostFocus(view, isOffered ? connectRef : titleRef);
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
          <SystemMark platform={hasSystem ? platform : undefined} renderIcon={renderIcon} />
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
        {error && view !== 'connected' && (
          <ErrorNotice action={phase === 'failed' ? 'connect' : 'cancel'} error={error} />
        )}
        {disconnectError && canDisconnect && (
          <ErrorNotice action="disconnect" error={disconnectError} />
        )}
        <WidgetPanel
          view={view}
          name={name}
          platform={platform}
          connectRef={connectRef}
          onCancel={() => setCanceledId(connection?.id)}
          onLeave={(isForAnother) => setLeftId(isForAnother ? connection?.id : undefined)}
        />
      </div>
    </section>
  );
});
