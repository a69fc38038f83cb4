import { screen } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { AccountingProvider } from 'react-accounting-connect';
import type { AccountingProviderProps } from 'react-accounting-connect';
import { createSandbox } from 'react-accounting-connect/sandbox';
import type { Sandbox, SandboxOptions } from 'react-accounting-connect/sandbox';

const unmounts: (() => Promise<void>)[] = [];

/** The inherited styles of the place, fixed for all pages so that snapshots can be compared. */
const PLACE = `
  position: absolute; inset: 0 auto auto 0; box-sizing: content-box; display: block; float: none;
  inline-size: 640px; margin: 0; padding: 0; border: 0; opacity: 1; max-width: none; animation: none;
  transition: none; color-scheme: inherit; color: CanvasText; font-size: 16px; font-family: Georgia;
`.replaceAll(';', ' !important;');
const BODY =
  'font-size: 16px !important; font-family: Georgia !important; color: CanvasText !important;';

export interface SceneSetup {
  /** The status of an initial connection. Omitted: no connection. */
  connection?: string;
  platform?: string;
  options?: SandboxOptions;
  /** Whether a window opens. `closed` opens one that reads as closed. @default false */
  opens?: boolean | 'closed';
  /** Prepares the sandbox before the first request. */
  prepare?: (sandbox: Sandbox) => void;
  provider?: Partial<AccountingProviderProps>;
}

/** Renders the real provider with a sandbox, in a place like one on a partner's page. */
export function mountScene(ui: ReactNode, setup: SceneSetup = {}) {
  const { connection, platform = 'xero', options, opens = false, prepare, provider } = setup;
  const sandbox = createSandbox({
    pagesOrigin: 'https://sandbox.test',
    rateLimit: Infinity,
    ...options,
  });
  if (connection) sandbox.connect(sandbox.entityId, platform, connection);
  prepare?.(sandbox);
  window.open = () => (opens ? createWindow(opens === 'closed') : null);

  const place = document.createElement('main');
  place.id = 'page';
  place.className = 'page site';
  place.innerHTML = '<h1>Settings</h1>';
  const content = document.createElement('div');
  content.className = 'entry-content prose';
  content.style.cssText = PLACE;
  place.append(content);
  document.body.id = 'app';
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

/** Returns what a page sees of a window that it has opened. */
function createWindow(closed: boolean): Window {
  const opened: Window = Object.create(window, {
    name: { value: '', writable: true },
    opener: { value: null, writable: true },
    closed: { value: closed },
    location: { value: { replace: () => undefined } },
    focus: { value: () => undefined },
    close: { value: () => undefined },
  });
  return opened;
}

export async function unmountScenes(): Promise<void> {
  for (const unmount of unmounts.splice(0)) {
    // oxlint-disable-next-line no-await-in-loop -- one at a time
    await unmount();
  }
}

/** Presses a button of the page, or of the topmost dialog. */
export async function press(name: string | RegExp): Promise<void> {
  const [button] = await screen.findAllByRole('button', { name });
  if (!button) throw new Error(`The page has no button ${name}.`);
  await waitUntilEnabled(button);
  await userEvent.click(button);
}

async function waitUntilEnabled(button: HTMLElement): Promise<void> {
  for (let turn = 0; turn < 100 && button.ariaDisabled === 'true'; turn += 1) {
    // oxlint-disable-next-line no-await-in-loop -- waits for the API
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
