import { useAccountingContext } from '../../provider/useAccountingContext.ts';

/** A line between two groups of items in a `Menu`. */
export function MenuSeparator() {
  const { part } = useAccountingContext('AccountingConnect');
  return <hr {...part('menu-separator')} />;
}
