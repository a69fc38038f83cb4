import { MoniteSDK } from '@monite/sdk-api';
import { CounterpartsTable, MoniteProvider } from '@monite/sdk-react';
import { createRoot } from 'react-dom/client';

const monite = new MoniteSDK({
  apiUrl: `${window.location.origin}/api`,
  entityId: '00000000-0000-4000-8000-000000000000',
  fetchToken: async () => {
    const response = await fetch('/api/token', { method: 'POST' });
    return response.json();
  },
});

createRoot(document.querySelector('#root')).render(
  <MoniteProvider monite={monite} locale={{ code: 'en-US' }}>
    <CounterpartsTable />
  </MoniteProvider>,
);
