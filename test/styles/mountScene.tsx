import { screen } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { AccountingProvider } from 'react-accounting-connect';
import type { AccountingProviderProps } from 'react-accounting-connect';
import { createSandbox } from 'react-accounting-connect/sandbox';
import type { Sandbox } from 'react-accounting-connect/sandbox';

const unmounts: (() => Promise<void>)[] = [];

/** The inherited styles of the place, fixed for all pages so that snapshots can be compared. */
const PLACE = `
  position: absolute; inset: 0 auto auto 0; box-sizing: content-box; display: block; float: none;
  inline-size: 640px; margin: 0; padding: 0; border: 0; opacity: 1; max-width: none; animation: none;
  transition: none; color-scheme: inherit; color: CanvasText; font-size: 16px; font-family: Georgia;
`.replaceAll(';', ' !important;');
const BODY =
  'font-size: 16px !important; font-family: Georgia !important; color: CanvasText !important;';

interface SceneSetup {
  /** The status of an initial connection. Omitted: no connection. */
  connection?: string;
  platform?: string;
  /** Prepares the sandbox before the first request. */
  prepare?: (sandbox: Sandbox) => void;
  provider?: Partial<AccountingProviderProps>;
}

/** Renders the real provider with a sandbox, in a place like one on a partner's page. */
export function mountScene(ui: ReactNode, setup: SceneSetup = {}) {
  const { connection, platform = 'xero', prepare, provider } = setup;
  const sandbox = createSandbox({ pagesOrigin: 'https://sandbox.test', rateLimit: Infinity });
  if (connection) sandbox.connect(sandbox.entityId, platform, connection);
  prepare?.(sandbox);
  window.open = () => null;

  const place = document.createElement('div');
  place.id = 'page';
  place.className = 'page site';
  const content = document.createElement('div');
  content.className = 'entry-content prose';
  content.style.cssText = PLACE;
  place.append(content);
  document.body.append(place);
  document.body.style.cssText = BODY;

  const root = createRoot(content);
  root.render(
    <StrictMode>
      <AccountingProvider
        entityId={sandbox.entityId}
        apiUrl={sandbox.baseUrl}
        fetch={sandbox.fetch}
        tokenProvider={async ({ entityId }) => sandbox.issueToken(entityId)}
        platforms={['xero', 'quickbooks_online', 'sage_50_uk']}
        {...provider}
      >
        {ui}
      </AccountingProvider>
    </StrictMode>,
  );
  unmounts.push(async () => {
    root.unmount();
    place.remove();
    document.body.removeAttribute('style');
    document.documentElement.removeAttribute('style');
    sessionStorage.clear();
    // The scroll lock and the focus scope of a dialog end in timers.
    await new Promise((resolve) => setTimeout(resolve, 20));
  });
  return { sandbox, place: content };
}

export async function unmountScenes(): Promise<void> {
  for (const unmount of unmounts.splice(0)) {
    // oxlint-disable-next-line no-await-in-loop -- one at a time
    await unmount();
  }
}

export async function press(name: string | RegExp): Promise<void> {
  const button = await screen.findByRole('button', { name });
  await waitUntilEnabled(button);
  await userEvent.click(button);
}

async function waitUntilEnabled(button: HTMLElement): Promise<void> {
  for (let turn = 0; turn < 100 && button.ariaDisabled === 'true'; turn += 1) {
    // oxlint-disable-next-line no-await-in-loop -- waits for the API
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
