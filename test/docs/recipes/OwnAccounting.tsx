import { useState } from 'react';
import {
  useConnect,
  useConnection,
  useDisconnect,
  usePlatforms,
  usePull,
} from 'react-accounting-connect';

export function OwnAccounting() {
  const { status, isLoading, isReadOnly } = useConnection();
  const { phase } = useConnect();
  if (isLoading) return <p>Loading…</p>;
  if (status === 'connected') return <Connected isReadOnly={isReadOnly} />;
  if (isReadOnly) return <p>No accounting software is connected.</p>;
  const isWaiting = ['awaiting_authorization', 'taking_long', 'blocked'].includes(phase);
  return isWaiting ? <Waiting /> : <Choice />;
}

function Choice() {
  const { platforms } = usePlatforms();
  const { phase, error, connect } = useConnect();
  const [key, setKey] = useState('xero');
  const offered = platforms.filter(({ isTest, retiredAt }) => !isTest && !retiredAt);
  return (
    <>
      <select
        aria-label="Accounting software"
        value={key}
        onChange={(event) => setKey(event.target.value)}
      >
        {offered.map((platform) => (
          <option key={platform.key} value={platform.key}>
            {platform.name}
          </option>
        ))}
      </select>
      {/* In the click, before anything is awaited: otherwise the browser blocks the window. */}
      <button disabled={phase === 'creating'} onClick={() => void connect(key)}>
        {phase === 'creating' ? 'Connecting…' : 'Connect'}
      </button>
      {error && <p role="alert">We couldn’t connect.</p>}
    </>
  );
}

function Waiting() {
  const { phase, authorizationUrl, reopen, cancel } = useConnect();
  return (
    <>
      <p>Waiting for you to sign in…</p>
      {phase === 'blocked' && authorizationUrl ? (
        <a href={authorizationUrl} target="_blank" rel="noopener">
          Sign in
        </a>
      ) : (
        <button onClick={() => void reopen()}>Open the window again</button>
      )}
      <button onClick={() => void cancel()}>Cancel</button>
    </>
  );
}

function Connected({ isReadOnly }: { isReadOnly: boolean }) {
  const { connection } = useConnection();
  const { platforms } = usePlatforms();
  const { phase, lastPulledAt, error, start } = usePull();
  const { disconnect } = useDisconnect();
  const platform = platforms.find(({ key }) => key === connection?.platform);
  const isSyncing = phase === 'requesting' || phase === 'running';

  function handleDisconnect() {
    if (confirm('Disconnect? What was synced stays.')) void disconnect();
  }

  return (
    <>
      <p>
        {platform?.name ?? connection?.platform} is connected. Last synced:{' '}
        {lastPulledAt === null ? 'never' : new Date(lastPulledAt).toLocaleString()}
      </p>
      {error && <p role="alert">We couldn’t sync.</p>}
      {!isReadOnly && (
        <>
          <button disabled={isSyncing} onClick={() => void start()}>
            {isSyncing ? 'Syncing…' : 'Sync now'}
          </button>
          <button onClick={handleDisconnect}>Disconnect</button>
        </>
      )}
    </>
  );
}
