import { useState } from 'react';
import {
  formatMessage,
  useConnect,
  useConnection,
  useDisconnect,
  usePlatforms,
  usePull,
} from 'react-accounting-connect';
import type { AccountingError } from 'react-accounting-connect';
import { en } from 'react-accounting-connect/locales/en';

const { errors, failures, platformNotes } = en.messages;
const WAITING = ['awaiting_authorization', 'taking_long', 'blocked', 'canceling'];

export function OwnAccounting() {
  const { status, isLoading, error, refresh } = useConnection();
  if (isLoading) return <p>Loading…</p>;
  return (
    <>
      <Failure error={error} />
      {error && <button onClick={() => void refresh()}>Try again</button>}
      {/* Without a status, nobody knows yet whether something is connected. */}
      {status === 'connected' ? <Connected /> : status && <NotConnected />}
    </>
  );
}

function Failure({ what, error }: { what?: string; error: AccountingError | undefined }) {
  if (!error) return null;
  return (
    <p role="alert">
      {what} {errors[error.code]}
    </p>
  );
}

function NotConnected() {
  const { isReadOnly } = useConnection();
  const { phase } = useConnect();
  if (isReadOnly) return <p>No accounting software is connected.</p>;
  return WAITING.includes(phase) ? <Waiting /> : <Choice />;
}

function Choice() {
  const { platforms } = usePlatforms();
  const { phase, failedAction = 'connect', error, connect } = useConnect();
  const [key, setKey] = useState('xero');
  const offered = platforms.filter(({ isTest, retiredAt }) => !isTest && !retiredAt);
  const chosen = offered.find((platform) => platform.key === key);
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
      {chosen?.notes.map((note) => (
        <p key={note}>{formatMessage(platformNotes[note], { name: chosen.name }, en.tag)}</p>
      ))}
      {/* In the click, before anything is awaited: otherwise the browser blocks the window. */}
      <button disabled={phase === 'creating'} onClick={() => void connect(key)}>
        {phase === 'creating' ? 'Connecting…' : 'Connect'}
      </button>
      <Failure what={failures[failedAction]} error={error} />
    </>
  );
}

function Waiting() {
  const connecting = useConnect();
  const { authorizationUrl, authorizationWindow, failedAction = 'connect', error } = connecting;
  if (connecting.phase === 'canceling') return <p>Canceling…</p>;
  return (
    <>
      <p>Waiting for you to sign in…</p>
      {authorizationWindow !== 'link' && (
        <button onClick={() => void connecting.reopen()}>Open the window again</button>
      )}
      {authorizationUrl && (
        <a href={authorizationUrl} target="_blank" rel="noopener">
          Open the sign-in page
        </a>
      )}
      <button onClick={() => void connecting.cancel()}>Cancel</button>
      <Failure what={failures[failedAction]} error={error} />
    </>
  );
}

function Connected() {
  const { connection, isReadOnly } = useConnection();
  const { platforms } = usePlatforms();
  const pull = usePull();
  const { phase, error, disconnect } = useDisconnect();
  const platform = platforms.find(({ key }) => key === connection?.platform);
  const isSyncing = pull.phase === 'requesting' || pull.phase === 'running';
  const isDisconnecting = phase === 'disconnecting';

  function handleDisconnect() {
    if (confirm('Disconnect? What was synced stays.')) void disconnect();
  }

  return (
    <>
      <p>
        {platform?.name ?? connection?.platform} is connected. Last synced:{' '}
        {pull.lastPulledAt === null ? 'never' : new Date(pull.lastPulledAt).toLocaleString()}
      </p>
      {!isReadOnly && (
        <>
          <button disabled={isSyncing} onClick={() => void pull.start()}>
            {isSyncing ? 'Syncing…' : 'Sync now'}
          </button>
          <button disabled={isDisconnecting} onClick={handleDisconnect}>
            {isDisconnecting ? 'Disconnecting…' : 'Disconnect'}
          </button>
        </>
      )}
      <Failure what={failures.pull} error={pull.error} />
      <Failure what={failures.disconnect} error={error} />
    </>
  );
}
