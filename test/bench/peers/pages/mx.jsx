import { ApiProvider, ConnectWidget } from '@mxenabled/connect-widget';
import '@mxenabled/connect-widget/dist/style.css';
import { createRoot } from 'react-dom/client';

const load = async (path) => {
  const response = await fetch(`/api/${path}`);
  return response.json();
};

const api = {
  loadMembers: () => load('list'),
  loadInstitutions: () => load('list'),
  loadPopularInstitutions: () => load('list'),
  loadDiscoveredInstitutions: () => load('list'),
};

const profiles = { client: {}, clientProfile: {}, user: {}, userProfile: {}, widgetProfile: {} };

createRoot(document.querySelector('#root')).render(
  <ApiProvider apiValue={api}>
    <ConnectWidget
      clientConfig={{ mode: 'aggregation', widget_type: 'connect' }}
      language={{ locale: 'en', custom_copy_namespace: '' }}
      profiles={profiles}
      userFeatures={[]}
    />
  </ApiProvider>,
);
