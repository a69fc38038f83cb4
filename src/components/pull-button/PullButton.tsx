import { forwardRef } from 'react';
import type { ComponentPropsWithoutRef } from 'react';
import type { ResourceType } from '../../api/Pull.ts';
import { useConnection } from '../../hooks/useConnection.ts';
import { usePull } from '../../hooks/usePull.ts';
import { composeEventHandlers } from '../../lib/composeEventHandlers.ts';
import { errors } from '../../messages/errors.ts';
import { pull } from '../../messages/pull.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { Announcement } from '../Announcement.tsx';
import { useMessages } from '../useMessages.ts';

const english = { errors, pull };

export interface PullButtonProps extends ComponentPropsWithoutRef<'button'> {
  /** The only resource type to pull. Without it, the button pulls everything. */
  resourceType?: ResourceType | undefined;
}

/**
 * Starts a pull and shows its progress. Renders a `<button>`.
 * Style it with `[data-part='pull-button']`, `data-status` and `data-phase`.
 */
export const PullButton = /* @__PURE__ */ forwardRef<HTMLButtonElement, PullButtonProps>(
  function PullButton({ resourceType, children, onClick, ...buttonProps }, ref) {
    const { pull: words, errors } = useMessages('PullButton', english);
    const { theme } = useAccountingContext('PullButton');
    const { status, isLoading } = useConnection();
    const pull = usePull();

    // With several buttons, only the one for this resource type shows the progress.
    const isOwn = pull.resourceType === (resourceType ?? null);
    const phase = isOwn ? pull.phase : 'idle';
    const isPulling = pull.phase === 'requesting' || pull.phase === 'running';
    const isConnected = status === 'connected';
    const label = words[resourceType ?? 'all'][phase];
    const sentence = isOwn && pull.error ? errors[pull.error.code] : undefined;

    function getHint() {
      if (!isConnected) return isLoading ? undefined : words.notConnected;
      return isPulling && !isOwn ? words.busy : sentence;
    }

    function getAnnouncement() {
      if (phase === 'idle') return '';
      return phase === 'complete' ? words.done : (sentence ?? label);
    }

    return (
      <>
        <button
          type="button"
          title={getHint()}
          {...buttonProps}
          ref={ref}
          data-accounting-theme={theme}
          data-part="pull-button"
          data-status={status ?? (isLoading ? 'loading' : 'error')}
          data-phase={phase}
          // Not `disabled`: that would drop keyboard focus the moment the pull starts.
          aria-disabled={isPulling || !isConnected || undefined}
          aria-busy={(isPulling && isOwn) || undefined}
          onClick={composeEventHandlers(onClick, () => {
            if (!isPulling && isConnected) void pull.start({ resourceType });
          })}
        >
          {children ?? label}
        </button>
        <Announcement>{getAnnouncement()}</Announcement>
      </>
    );
  },
);
