import { useEffect, useState } from 'react';

/**
 * Follows `isOn`, but stays true for at most `duration` milliseconds. False if it was on from the
 * start, because that is no news then.
 */
export function useBriefly(isOn: boolean, duration: number): boolean {
  const [isOver, setIsOver] = useState(isOn);
  if (!isOn && isOver) setIsOver(false);

  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setTimeout(() => setIsOver(true), duration);
    return () => clearTimeout(timer);
  }, [isOn, duration]);

  return isOn && !isOver;
}
