import { AccountingConnect, AccountingProvider } from 'react-accounting-connect';
import { createSandbox } from 'react-accounting-connect/sandbox';

const sandbox = createSandbox();
sandbox.connect(sandbox.entityId, 'xero');

export function SandboxSettings() {
  return (
    <AccountingProvider
      entityId={sandbox.entityId}
      apiUrl={sandbox.baseUrl}
      fetch={sandbox.fetch}
      tokenProvider={async () => sandbox.issueToken(sandbox.entityId)}
    >
      <AccountingConnect />
    </AccountingProvider>
  );
}
