import { useState } from 'react';
import { useDisconnect } from 'react-accounting-connect';

/** Disconnects with hooks alone; it asks first, on the spot. */
export function HooksDisconnect({ name }: { name: string }) {
  const { phase, error, disconnect } = useDisconnect();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div className="hooks-row hooks-disconnect">
      {isAsking ? (
        <>
          <span>Disconnect {name}? What was pulled stays.</span>
          <button type="button" className="button danger" onClick={() => void disconnect()}>
            {phase === 'disconnecting' ? 'Disconnecting…' : 'Yes, disconnect'}
          </button>
          <button type="button" className="button" onClick={() => setIsAsking(false)}>
            No
          </button>
        </>
      ) : (
        <button type="button" className="button danger" onClick={() => setIsAsking(true)}>
          Disconnect
        </button>
      )}
      {phase === 'failed' && <p role="alert">That did not work ({error?.code}). Try again.</p>}
    </div>
  );
}
