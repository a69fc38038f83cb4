import {
  useConnect,
  useConnection,
  useDisconnect,
  usePlatforms,
  usePull,
} from 'react-accounting-connect';
import { HooksConnect } from '../HooksConnect.tsx';
import { HooksDisconnect } from '../HooksDisconnect.tsx';
import { HooksPull } from '../HooksPull.tsx';
import { PageHeader } from '../PageHeader.tsx';

/** The same features with hooks alone. Every element and every text is Tidewell's. */
export function HooksPage() {
  const { connection, status, error } = useConnection();
  const { phase: connectPhase } = useConnect();
  const { phase: disconnectPhase } = useDisconnect();
  const { phase: pullPhase } = usePull();
  const { platforms } = usePlatforms();
  const name =
    platforms.find(({ key }) => key === connection?.platform)?.name ?? 'your accounting software';
  const facts = {
    Status: status ?? (error ? 'unknown' : 'loading'),
    Platform: connection?.platform ?? '–',
    Connecting: connectPhase,
    Pulling: pullPhase,
    Disconnecting: disconnectPhase,
  };

  return (
    <>
      <PageHeader title="Hooks alone">
        useConnection, useConnect, useBooksChange, useDisconnect, usePull and usePlatforms hold the
        state. Every element and every text on this page is Tidewell’s own.
      </PageHeader>
      <div className="hooks">
        <dl className="card hooks-facts" aria-label="What the hooks say">
          {Object.entries(facts).map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <div className="card hooks-actions">
          {error && <p role="alert">We couldn’t load the connection ({error.code}).</p>}
          {status !== 'connected' && status !== undefined && <HooksConnect name={name} />}
          {status === 'connected' && <HooksPull name={name} />}
          {(status === 'connected' || status === 'deauthorized') && <HooksDisconnect name={name} />}
        </div>
      </div>
    </>
  );
}
