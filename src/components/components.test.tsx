import { act, screen } from '@testing-library/react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it } from 'vitest';
import { AccountingProvider } from '../provider/AccountingProvider.tsx';
import { createSandbox } from '../sandbox/createSandbox.ts';
import { ConnectButton } from './connect-button/ConnectButton.tsx';
import { ConnectionStatus } from './connection-status/ConnectionStatus.tsx';
import { DisconnectButton } from './disconnect-button/DisconnectButton.tsx';
import { PlatformPicker } from './platform-picker/PlatformPicker.tsx';
import { PullButton } from './pull-button/PullButton.tsx';

function createPage() {
  const sandbox = createSandbox();
  sandbox.connect(sandbox.entityId, 'xero');
  return (
    <AccountingProvider
      entityId={sandbox.entityId}
      apiUrl={sandbox.baseUrl}
      fetch={sandbox.fetch}
      tokenProvider={async () => sandbox.issueToken()}
    >
      <ConnectionStatus />
      <ConnectButton />
      <ConnectButton platform="xero" />
      <PullButton />
      <DisconnectButton />
      <PlatformPicker />
    </AccountingProvider>
  );
}

describe('server-rendered components', () => {
  afterEach(() => document.body.replaceChildren());

  it('show the loading state, without inline styles that a strict CSP would block', () => {
    const html = renderToString(createPage());
    expect(html).toContain('Checking the connection…');
    expect(html).toContain('Choose your software');
    expect(html).toContain('Formerly Exact (Netherlands)');
    expect(html).not.toContain('style=');
  });

  it('hydrate in the browser without a mismatch', async () => {
    const page = createPage();
    const container = document.createElement('div');
    container.innerHTML = renderToString(page);
    document.body.append(container);

    const root = await act(async () => hydrateRoot(container, page));

    expect(await screen.findAllByText('Xero is connected')).toHaveLength(2);
    act(() => root.unmount());
  });
});
