import { useEffect } from 'react';

/** Logs a message for the partner's engineer whenever it changes. Logs nothing if it is empty. */
export function useWarning(message: string): void {
  useEffect(() => {
    // oxlint-disable-next-line no-console -- the partner's engineer reads it there
    if (message !== '') console.error(`react-accounting-connect: ${message}`);
  }, [message]);
}
