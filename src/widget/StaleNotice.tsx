import { useAccountingContext } from '../provider/useAccountingContext.ts';
import { useMessages } from '../components/useMessages.ts';
import { useConnection } from '../hooks/useConnection.ts';
import { useKnownAt } from './useKnownAt.ts';

/** Quiet: the last check failed, so what is shown may no longer be true. */
export function StaleNotice() {
  const { widget } = useMessages('AccountingConnect');
  const { locale } = useAccountingContext('AccountingConnect');
  const { status, error } = useConnection();
  const knownAt = useKnownAt();

  if (!error || status === undefined) return null;
  const time = new Date(knownAt).toLocaleTimeString(locale, { timeStyle: 'short' });
  return (
    <output data-part="widget-notice" data-tone="quiet">
      {widget.stale(time)}
    </output>
  );
}
