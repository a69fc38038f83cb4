import {
  AccountingProvider,
  ConnectButton,
  ConnectionStatus,
  DisconnectButton,
  PullButton,
} from 'react-accounting-connect';

export function Composed({ entity }: { entity: { id: string } }) {
  return (
    <AccountingProvider entityId={entity.id} apiUrl="/api/accounting">
      <ConnectionStatus className="badge" />
      <ConnectButton>Connect your books</ConnectButton> {/* opens the picker */}
      <ConnectButton platform="xero" /> {/* or connects one system at once */}
      <ConnectButton platform="sage_50_uk" /> {/* says first what this one needs */}
      <PullButton resourceType="receivables" /> {/* pulls only these, in version 2023-03-14 */}
      <DisconnectButton /> {/* asks first */}
    </AccountingProvider>
  );
}
