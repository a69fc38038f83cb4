import { createRoot } from 'react-dom/client';
import { AccountingConnect, AccountingProvider } from 'react-accounting-connect';
import 'react-accounting-connect/styles.css';

createRoot(document.querySelector('#root')).render(
  <AccountingProvider entityId="00000000-0000-4000-8000-000000000000" apiUrl="/api/accounting">
    <AccountingConnect />
  </AccountingProvider>,
);
