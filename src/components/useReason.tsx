import { useId } from 'react';
import type { ReactNode } from 'react';
import { useAccountingContext } from '../provider/useAccountingContext.ts';

interface UseReasonResult {
  /** What describes the control: the partner's own elements, then the reason. */
  describedBy: string | undefined;
  /** Render it beside the control. A description may be hidden itself. */
  element: ReactNode;
}

/** Describes a control with why it cannot be used, or what it does now. */
export function useReason(reason: string | undefined, own: string | undefined): UseReasonResult {
  const id = useId();
  const { frame, part } = useAccountingContext('useReason');
  if (!reason) return { describedBy: own, element: null };
  return {
    describedBy: own ? `${own} ${id}` : id,
    element: (
      <span {...frame} id={id} {...part('reason')} hidden>
        {reason}
      </span>
    ),
  };
}
