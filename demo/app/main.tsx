import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { ErrorScreen } from './ErrorScreen.tsx';
import { fetchJson } from './fetchJson.ts';
import { getLanguage, LANGUAGES } from './languages.ts';
import { look } from './look.ts';
import type { Session } from './Session.ts';
import './styles/shell.css';
import './styles/content.css';
import './styles/clients.css';
import './styles/composed.css';
import './styles/modal.css';
import './styles/sandbox-bar.css';

const container = document.querySelector('#app');
if (!container) throw new Error('index.html has no #app');
const root = createRoot(container);

Promise.all([
  fetchJson<Session>('/api/session'),
  LANGUAGES[getLanguage(window.location.search)]?.load(),
  look.loadStyles(),
]).then(
  ([session, locale]) =>
    root.render(
      <StrictMode>
        <App session={session} locale={locale} />
      </StrictMode>,
    ),
  () => root.render(<ErrorScreen />),
);
