import { useState } from 'react';
import { useConnect, usePlatforms } from 'react-accounting-connect';

/** Connects with hooks alone: a select, buttons, and a link if the window did not open. */
export function HooksConnect({ name }: { name: string }) {
  const { connection, phase, error, authorizationUrl, connect, reopen, check, cancel } =
    useConnect();
  const { platforms, canChoosePlatform } = usePlatforms();
  const [platformKey, setPlatformKey] = useState('xero');
  const offered = platforms.filter(({ isTest, retiredAt }) => !isTest && retiredAt === undefined);

  const isBlocked = phase === 'blocked';
  if (isBlocked || phase === 'awaiting_authorization' || phase === 'taking_long') {
    return (
      <>
        <output>
          {isBlocked
            ? 'Your browser kept the window closed. Open it yourself: this page waits for you.'
            : `Sign in to ${name} in the other window. This page waits for you.`}
        </output>
        <div className="hooks-row">
          {isBlocked && authorizationUrl ? (
            <a className="button" href={authorizationUrl} target="_blank" rel="noreferrer">
              Sign in to {name}
            </a>
          ) : (
            <button type="button" className="button" onClick={reopen}>
              Open the window again
            </button>
          )}
          <button type="button" className="button" onClick={() => void check()}>
            I have finished
          </button>
          <button type="button" className="button" onClick={() => void cancel()}>
            Cancel
          </button>
        </div>
      </>
    );
  }
  const canResume = connection?.status === 'pending_auth' || connection?.status === 'deauthorized';
  if (canResume) {
    const isPending = connection.status === 'pending_auth';
    return (
      <>
        <p>{isPending ? `${name} is not connected yet.` : `${name} needs you to sign in again.`}</p>
        <div className="hooks-row">
          <button type="button" className="button primary" onClick={() => void connect()}>
            {isPending ? `Continue with ${name}` : `Reconnect ${name}`}
          </button>
          {isPending && (
            <button type="button" className="button" onClick={() => void cancel()}>
              Cancel
            </button>
          )}
        </div>
      </>
    );
  }
  return (
    <>
      {!canChoosePlatform && <p>You choose your accounting software while you sign in.</p>}
      <form
        className="hooks-row"
        onSubmit={(event) => {
          event.preventDefault();
          void connect(canChoosePlatform ? platformKey : undefined);
        }}
      >
        {canChoosePlatform && (
          <label>
            Accounting software
            <select value={platformKey} onChange={(event) => setPlatformKey(event.target.value)}>
              {offered.map((platform) => (
                <option key={platform.key} value={platform.key}>
                  {platform.name}
                </option>
              ))}
            </select>
          </label>
        )}
        <button type="submit" className="button primary" aria-disabled={phase === 'creating'}>
          {phase === 'creating' ? 'Connecting…' : 'Connect'}
        </button>
        {phase === 'failed' && <p role="alert">That didn’t work ({error?.code}). Try again.</p>}
      </form>
    </>
  );
}
