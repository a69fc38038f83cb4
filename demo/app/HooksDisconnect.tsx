import { useState } from 'react';
import { useDisconnect } from 'react-accounting-connect';

/** Disconnects with hooks alone, after an inline confirmation. */
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
      {phase === 'failed' && <p role="alert">That didn’t work ({error?.code}). Try again.</p>}
    </div>
  );
}
