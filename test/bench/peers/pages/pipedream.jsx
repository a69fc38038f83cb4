import { FrontendClientProvider, SelectApp } from '@pipedream/connect-react';
import { createFrontendClient } from '@pipedream/sdk/browser';
import { createRoot } from 'react-dom/client';

const client = createFrontendClient({
  environment: 'development',
  projectEnvironment: 'development',
  projectId: 'proj_bench',
  externalUserId: 'bench',
  baseUrl: `${window.location.origin}/api`,
  tokenCallback: async () => {
    const response = await fetch('/api/token', { method: 'POST' });
    return response.json();
  },
});

createRoot(document.querySelector('#root')).render(
  <FrontendClientProvider client={client}>
    <SelectApp onChange={() => {}} />
  </FrontendClientProvider>,
);
