import { useConnect, useConnection, useDisconnect, usePull } from 'react-accounting-connect';

export function OwnAccounting() {
  const { connection, status, isLoading, isReadOnly } = useConnection();
  const { phase, authorizationUrl, error, connect, cancel } = useConnect();
  const { phase: pullPhase, lastPulledAt, start } = usePull();
  const { disconnect } = useDisconnect();

  if (isLoading) return <p>Loading…</p>;
  if (isReadOnly) return <p>{status === 'connected' ? 'Connected' : 'Not connected'}</p>;
  if (phase === 'blocked' && authorizationUrl) {
    return (
      <a href={authorizationUrl} target="_blank" rel="noopener">
        Sign in to Xero
      </a>
    );
  }
  if (phase === 'awaiting_authorization' || phase === 'taking_long') {
    return (
      <p>
        Waiting for you to sign in… <button onClick={() => void cancel()}>Cancel</button>
      </p>
    );
  }
  if (status === 'connected') {
    return (
      <section aria-label="Accounting">
        <p>
          {connection?.platform}, last synced {lastPulledAt ?? 'never'}
        </p>
        <button onClick={() => void start()}>
          {pullPhase === 'running' ? 'Syncing…' : 'Sync now'}
        </button>
        <button onClick={() => void disconnect()}>Disconnect</button>
      </section>
    );
  }
  return (
    <>
      <button onClick={() => void connect('xero')}>Connect Xero</button>
      {error && <p role="alert">We couldn’t connect.</p>}
    </>
  );
}
