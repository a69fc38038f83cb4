import { useState } from 'react';
import { AuthorizationLink } from '../components/AuthorizationLink.tsx';
import { SetupNotes } from '../components/SetupNotes.tsx';
import { useConnect } from '../hooks/useConnect.ts';
import { useConnection } from '../hooks/useConnection.ts';
import { CancelButton } from './CancelButton.tsx';
import { NewLinkButton } from './NewLinkButton.tsx';
import type { PanelProps } from './PanelProps.ts';
import { ShareLink } from './ShareLink.tsx';
import { useWidgetMessages } from './useWidgetMessages.ts';
import { WindowHelp } from './WindowHelp.tsx';

/** Shown while the person authorizes in another window, or has to open a link to do so. */
export function WaitingPanel({ view, name, platform }: PanelProps) {
  const { widget, format, part } = useWidgetMessages();
  const { authorizationUrl: url, authorizationWindow: windowState, reopen, check } = useConnect();
  const { error: readError } = useConnection();
  const [step, setStep] = useState<'idle' | 'checking' | 'unconfirmed'>('idle');
  const isBlocked = view === 'blocked';
  const isChecking = step === 'checking';
  const isByLink = windowState === 'link';
  const isHandedOver = isByLink && !isBlocked;

  async function handleFinished() {
    setStep('checking');
    await check();
    // This panel is still mounted, so the API has not confirmed the connection.
    setStep('unconfirmed');
  }

  function getOpenLabel() {
    if (windowState === 'open') return widget.goToWindow;
    return windowState === 'gone' ? widget.openAgain : widget.open;
  }

  return (
    <>
      <SetupNotes platform={platform} />
      {isByLink && url && (
        <div {...part('widget-actions')}>
          {isBlocked && <AuthorizationLink url={url} name={name} variant="primary" />}
          <ShareLink {...{ url, name, platform }} isMain={isHandedOver} />
          {isHandedOver && <NewLinkButton handOver />}
        </div>
      )}
      <div {...part('widget-actions')}>
        {!isBlocked && url && (
          <button
            type="button"
            {...part('widget-button')}
            data-variant={isByLink ? undefined : 'primary'}
            onClick={reopen}
          >
            {getOpenLabel()}
          </button>
        )}
        <button
          type="button"
          {...part('widget-button')}
          aria-disabled={isChecking || undefined}
          onClick={() => !isChecking && void handleFinished()}
        >
          {isChecking ? widget.checking : widget.finished}
        </button>
        <CancelButton />
      </div>
      <output {...part('widget-hint')}>
        {step === 'unconfirmed' && !readError && format(widget.notConfirmed, { name })}
      </output>
      {url && !isHandedOver && (
        <WindowHelp title={widget.trouble}>
          {!isByLink && <ShareLink {...{ url, name, platform }} />}
        </WindowHelp>
      )}
    </>
  );
}
