import { useEffect, useState } from 'react';

/** How long a person who types usually rests after the last key. */
const PAUSE = 500;

/** Returns the text once it has stayed the same for a moment. At first, returns an empty text. */
export function usePause(text: string): string {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    if (text === settled) return undefined;
    const timer = setTimeout(() => setSettled(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text, settled]);
  return settled;
}
