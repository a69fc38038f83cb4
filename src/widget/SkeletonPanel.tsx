import { CancelButton } from './CancelButton.tsx';
import type { PanelProps } from './PanelProps.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';

/**
 * A placeholder while the connection is read or created; the headline says which. Creating takes a
 * while on a slow network, so it can be canceled.
 */
export function SkeletonPanel({ view }: PanelProps) {
  const isCreating = view === 'creating';
  const { part } = useAccountingContext('AccountingConnect');
  return (
    <>
      <div {...part('widget-skeleton')} aria-hidden>
        <span {...part('bone')} />
        {!isCreating && <span {...part('bone')} data-kind="button" />}
      </div>
      {isCreating && (
        <div {...part('widget-actions')}>
          <span {...part('bone')} data-kind="button" aria-hidden />
          <span {...part('bone')} data-kind="button" aria-hidden />
          <CancelButton />
        </div>
      )}
    </>
  );
}
