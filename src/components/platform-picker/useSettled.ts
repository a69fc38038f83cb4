import { startTransition, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

interface Settled {
  isSettled: boolean;
  /** Settles at once, before it returns. Call it in an event handler. */
  settle: () => void;
}

/**
 * Splits a long render in two: false for a new value, so that little is drawn and soon; then true,
 * in the background, so that all the rest is drawn without holding up what the person does.
 */
export function useSettled(value: string): Settled {
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => startTransition(() => setSettled(value)), [value]);
  return {
    isSettled: settled === value,
    settle: () => flushSync(() => setSettled(value)),
  };
}
