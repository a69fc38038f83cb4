import { useState } from 'react';
import { useMessages } from '../components/useMessages.ts';
import { useConnect } from '../hooks/useConnect.ts';
import { useConnection } from '../hooks/useConnection.ts';
import { CancelButton } from './CancelButton.tsx';
import { CopyLink } from './CopyLink.tsx';
import { SetupNotes } from './SetupNotes.tsx';
import type { PanelProps } from './PanelProps.ts';

/** The person authorizes in another window, or has to open it by a link. */
export function WaitingPanel({ view, name, platform, onCancel }: PanelProps) {
  const { widget } = useMessages('AccountingConnect');
  const { authorizationUrl, reopen, check } = useConnect();
  const { error: readError } = useConnection();
  const [step, setStep] = useState<'idle' | 'checking' | 'unconfirmed'>('idle');
  const isBlocked = view === 'blocked';
  const isChecking = step === 'checking';

  async function handleFinished() {
    setStep('checking');
    await check();
    // Still here: the API has not changed its word.
    setStep('unconfirmed');
  }

  return (
    <>
      <SetupNotes platform={platform} />
      {isBlocked && authorizationUrl && (
        <div data-part="widget-actions">
          <a
            data-part="widget-link-button"
            data-variant="primary"
            href={authorizationUrl}
            target="_blank"
            rel="noopener"
            title={widget.newWindow}
          >
            {widget.link(name)}
          </a>
          <CopyLink url={authorizationUrl} />
        </div>
      )}
      <div data-part="widget-actions">
        <button
          type="button"
          data-part="widget-button"
          data-variant={isBlocked ? undefined : 'primary'}
          aria-disabled={isChecking || undefined}
          onClick={() => !isChecking && void handleFinished()}
        >
          {isChecking ? widget.checking : widget.finished}
        </button>
        {!isBlocked && authorizationUrl && (
          <button type="button" data-part="widget-button" onClick={reopen}>
            {widget.openAgain}
          </button>
        )}
        <CancelButton onCancel={onCancel} />
      </div>
      <output data-part="widget-hint">
        {step === 'unconfirmed' && !readError && widget.notConfirmed(name)}
      </output>
    </>
  );
}
