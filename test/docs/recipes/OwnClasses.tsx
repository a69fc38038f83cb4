import { AccountingConnect, AccountingProvider } from 'react-accounting-connect';
import type { PartName } from 'react-accounting-connect';

const classNames: Partial<Record<PartName, string>> = {
  'accounting-connect': 'rounded-xl shadow-sm',
  'pull-button': 'btn btn-primary',
};

export function OwnClasses({ entity }: { entity: { id: string } }) {
  return (
    <AccountingProvider entityId={entity.id} apiUrl="/api/accounting" classNames={classNames}>
      <AccountingConnect />
    </AccountingProvider>
  );
}
