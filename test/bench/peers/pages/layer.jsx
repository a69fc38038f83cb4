import { LayerProvider, LinkedAccounts } from '@layerfi/components';
import '@layerfi/components/index.css';
import { createRoot } from 'react-dom/client';

const environment = {
  environment: 'sandbox',
  apiUrl: `${window.location.origin}/api`,
  authUrl: `${window.location.origin}/api/token`,
  scope: 'bench',
};

createRoot(document.querySelector('#root')).render(
  <LayerProvider
    businessId="00000000-0000-4000-8000-000000000000"
    businessAccessToken="bench"
    environmentConfigOverride={environment}
  >
    <LinkedAccounts />
  </LayerProvider>,
);
