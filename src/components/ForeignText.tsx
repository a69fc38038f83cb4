import { useAccountingContext } from '../provider/useAccountingContext.ts';

/** Words of another system, whose reading direction may not be that of the page. */
export function ForeignText({ children }: { children: string }) {
  const { part } = useAccountingContext('ForeignText');
  return (
    <span {...part('foreign-text')} dir="auto">
      {children}
    </span>
  );
}
