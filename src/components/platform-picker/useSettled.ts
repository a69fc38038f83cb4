import { startTransition, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

interface Settled {
  isSettled: boolean;
  /** Renders the rest synchronously. Call this in an event handler. */
  settle: () => void;
}

/**
 * Splits a long render in two. `isSettled` is false right after the value changes, for a quick first
 * render; it turns true in a transition, so that rendering the rest never blocks the person.
 */
export function useSettled(value: string): Settled {
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => startTransition(() => setSettled(value)), [value]);
  return {
    isSettled: settled === value,
    settle: () => flushSync(() => setSettled(value)),
  };
}
