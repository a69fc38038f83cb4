import { useEffect, useState } from 'react';

/** Follows `isOn`, but is true for so many milliseconds at most. */
export function useBriefly(isOn: boolean, duration: number): boolean {
  const [isOver, setIsOver] = useState(false);

  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setTimeout(() => setIsOver(true), duration);
    return () => {
      clearTimeout(timer);
      setIsOver(false);
    };
  }, [isOn, duration]);

  return isOn && !isOver;
}
