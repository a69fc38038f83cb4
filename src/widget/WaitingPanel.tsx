import { useState } from 'react';
import { AuthorizationLink } from '../components/AuthorizationLink.tsx';
import { SetupNotes } from '../components/SetupNotes.tsx';
import { useConnect } from '../hooks/useConnect.ts';
import { useConnection } from '../hooks/useConnection.ts';
import { CancelButton } from './CancelButton.tsx';
import { LinkHelp } from './LinkHelp.tsx';
import type { PanelProps } from './PanelProps.ts';
import { useWidgetMessages } from './useWidgetMessages.ts';

/** Shown while the person authorizes in another window, or has to open a link to do so. */
export function WaitingPanel({ view, name, platform }: PanelProps) {
  const { widget, format } = useWidgetMessages();
  const { authorizationUrl: url, authorizationWindow: windowState, reopen, check } = useConnect();
  const { error: readError } = useConnection();
  const [step, setStep] = useState<'idle' | 'checking' | 'unconfirmed'>('idle');
  const isBlocked = view === 'blocked';
  const isChecking = step === 'checking';
  const isByLink = windowState === 'link';
  const isHere = windowState === 'none';

  async function handleFinished() {
    setStep('checking');
    await check();
    // This panel is still mounted, so the API has not confirmed the connection.
    setStep('unconfirmed');
  }

  return (
    <>
      <SetupNotes platform={platform} />
      {isBlocked && url && (
        <div data-part="widget-actions">
          <AuthorizationLink url={url} name={name} variant="primary" />
        </div>
      )}
      {isByLink && url && (
        <LinkHelp url={url} name={name} platform={platform} isByLink={!isBlocked} />
      )}
      <div data-part="widget-actions">
        <button
          type="button"
          data-part="widget-button"
          data-variant={isByLink || isHere ? undefined : 'primary'}
          aria-disabled={isChecking || undefined}
          onClick={() => !isChecking && void handleFinished()}
        >
          {isChecking ? widget.checking : widget.finished}
        </button>
        {!isBlocked && url && (
          <button
            type="button"
            data-part="widget-button"
            data-variant={isHere ? 'primary' : undefined}
            onClick={reopen}
          >
            {isByLink || isHere ? widget.open : widget.openAgain}
          </button>
        )}
        <CancelButton />
      </div>
      <output data-part="widget-hint">
        {step === 'unconfirmed' && !readError && format(widget.notConfirmed, { name })}
      </output>
      {!isByLink && url && (
        <details data-part="widget-more" onToggle={(event) => event.stopPropagation()}>
          <summary data-part="widget-more-summary">{widget.trouble}</summary>
          <LinkHelp url={url} name={name} platform={platform} />
        </details>
      )}
    </>
  );
}
