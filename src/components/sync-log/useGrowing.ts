import { useEffect, useState } from 'react';

/** Returns a number that grows to `total` by `step` a frame, so that no frame has too much to do. */
export function useGrowing(total: number, step: number): number {
  const [count, setCount] = useState(step);
  const isComplete = count >= total;
  useEffect(() => {
    if (isComplete) return undefined;
    const frame = requestAnimationFrame(() => setCount(count + step));
    return () => cancelAnimationFrame(frame);
  }, [isComplete, count, step]);
  return Math.min(count, total);
}
