import { useState } from 'react';
import {
  ConnectButton,
  ConnectionStatus,
  DisconnectButton,
  PlatformPicker,
  PullButton,
  useConnect,
  useConnection,
  usePlatforms,
  usePull,
} from 'react-accounting-connect';
import type { Platform } from 'react-accounting-connect';
import { Link } from '../Link.tsx';
import { PageHeader } from '../PageHeader.tsx';

/** The same features as the widget, composed from its parts in the product's own design. */
export function ComposedPage() {
  const { status, isLoading } = useConnection();
  const stage = isLoading ? 'loading' : getStage(status);

  return (
    <>
      <PageHeader title="Composed from parts">
        The same features in Tidewell’s own layout: PlatformPicker, ConnectButton, ConnectionStatus,
        PullButton and DisconnectButton, with its own markup and styles.
      </PageHeader>
      <div className="books">
        <section className="books-status" aria-label="Bookkeeping">
          <h2>Bookkeeping</h2>
          <ConnectionStatus />
          {stage === 'connected' && <DisconnectButton />}
        </section>
        {stage === 'choose' && <Choose />}
        {stage === 'authorize' && <Authorize />}
        {stage === 'connected' && <Pull />}
      </div>
    </>
  );
}

function getStage(status: string | undefined): 'choose' | 'authorize' | 'connected' {
  switch (status) {
    case 'connected':
      return 'connected';
    case 'pending_auth':
    case 'deauthorized':
      return 'authorize';
    default:
      return 'choose';
  }
}

function Choose() {
  const [platform, setPlatform] = useState<Platform>();
  const { canChoosePlatform } = usePlatforms();
  if (!canChoosePlatform) {
    return (
      <section className="books-step" aria-label="Connect your accounting software">
        <h3>Bring in your books</h3>
        <p>You choose your accounting software while you sign in.</p>
        <div className="books-actions">
          <ConnectButton />
        </div>
      </section>
    );
  }
  return (
    <section className="books-step" aria-label="Choose your software">
      <h3>Where do you keep your books?</h3>
      <PlatformPicker value={platform?.key} onSelect={setPlatform} />
      <div className="books-actions">
        {platform ? (
          <ConnectButton platform={platform.key} />
        ) : (
          <p>Choose your software, or use the dialog instead:</p>
        )}
        {!platform && <ConnectButton />}
      </div>
    </section>
  );
}

function Authorize() {
  const { connection, check, cancel } = useConnect();
  const isPending = connection?.status === 'pending_auth';
  return (
    <section className="books-step" aria-label="Sign in">
      <h3>{isPending ? 'One step is left' : 'Your sign-in has ended'}</h3>
      <p>
        {isPending
          ? 'Sign in to your accounting software in the other window and allow access.'
          : 'Your accounting software has ended the access. Sign in again to continue.'}
      </p>
      <div className="books-actions">
        <ConnectButton />
        {isPending && (
          <>
            <button type="button" className="button" onClick={() => void check()}>
              I have finished
            </button>
            <button type="button" className="button" onClick={() => void cancel()}>
              Cancel
            </button>
          </>
        )}
        {!isPending && <DisconnectButton />}
      </div>
    </section>
  );
}

function Pull() {
  const { resourceTypes } = usePull();
  return (
    <section className="books-step" aria-label="Bring in data">
      <h3>Sync new data</h3>
      <p>
        {resourceTypes.length > 0 && 'Everything, or one kind alone. '}New data appears under{' '}
        <Link href="/invoices">Invoices</Link> and <Link href="/products">Products</Link>.
      </p>
      <div className="books-actions">
        <PullButton />
        {resourceTypes.map((resourceType) => (
          <PullButton key={resourceType} resourceType={resourceType} />
        ))}
      </div>
    </section>
  );
}
