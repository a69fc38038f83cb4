import { useEffect, useRef } from 'react';
import type { PushState } from '../../engine/records/pushReducer.ts';
import { useStable } from '../../lib/useStable.ts';

/** Calls back once for each push that ends. */
export function usePushEnds(
  pushes: ReadonlyMap<string, PushState>,
  onEnd: (id: string, state: PushState) => void,
): void {
  const before = useRef(pushes);
  const handleEnd = useStable(onEnd);
  useEffect(() => {
    for (const [id, state] of pushes) {
      const hasEnded = state.phase === 'complete' || state.phase === 'failed';
      if (hasEnded && before.current.get(id) !== state) handleEnd(id, state);
    }
    before.current = pushes;
  }, [pushes, handleEnd]);
}
