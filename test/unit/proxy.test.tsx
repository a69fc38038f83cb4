import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { AccountingConnect } from '../../src/widget/AccountingConnect.tsx';
import { renderWithSandbox } from '../renderWithSandbox.tsx';
import { setUpProxy } from '../setUpProxy.ts';

/** Renders the widget on a partner's page, with the proxy between the page and the sandbox. */
function setUp(entityId = 'entity-a') {
  const proxy = setUpProxy();
  let cookie = 'session=entity-a';
  /** Acts as the browser: adds the cookie and the same-origin header. */
  const browse: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('Cookie', cookie);
    headers.set('Sec-Fetch-Site', 'same-origin');
    return proxy.handle(new Request(input, { ...init, headers, signal: null }));
  };
  const view = renderWithSandbox(<AccountingConnect />, {
    provider: {
      entityId,
      apiUrl: 'https://partner.example/api/accounting',
      tokenProvider: undefined,
      fetch: browse,
    },
  });
  return {
    ...view,
    proxy,
    signIn: (next: string) => {
      cookie = `session=${next}`;
    },
  };
}

describe('the widget behind the proxy', () => {
  it('connects, pulls and disconnects with one token that never leaves the server', async () => {
    const { user, proxy, comeBack } = setUp();

    await user.click(await screen.findByRole('button', { name: 'Connect accounting system' }));
    await user.click(await screen.findByRole('button', { name: /^Xero/ }));
    await screen.findByRole('button', { name: 'Open the window again' });
    const [connection] = proxy.sandbox.connections;
    act(() => void proxy.sandbox.authorize(connection?.id ?? ''));
    await comeBack();
    await user.click(await screen.findByRole('button', { name: 'Pull data' }));
    await screen.findByRole('button', { name: 'Pulling data…' });
    await user.click(screen.getByRole('button', { name: 'Disconnect' }));
    const dialog = await screen.findByRole('alertdialog');
    await user.click(within(dialog).getByRole('button', { name: 'Disconnect' }));

    expect(await screen.findByText('Xero is disconnected')).toBeVisible();
    expect(proxy.sandbox.connections).toMatchObject([
      { entityId: 'entity-a', status: 'disconnected', pulls: [{}, {}] },
    ]);
    expect(proxy.countTokens()).toBe(1);
    for (const token of proxy.tokens) expect(document.body.innerHTML).not.toContain(token);
  });

  it.each([
    ['the session has ended', 'has ended', '', /Your session has ended/],
    [
      'another company is signed in',
      'now belongs to another company',
      'entity-b',
      /another company/,
    ],
  ])('says that %s if the session %s', async (_, _now, next, sentence) => {
    const { proxy, signIn, comeBack } = setUp();
    proxy.sandbox.connect('entity-b', 'wave');
    expect(await screen.findByText('Connect your accounting system')).toBeVisible();

    signIn(next);
    await comeBack();

    expect(await screen.findByText(sentence)).toBeVisible();
    expect(screen.queryByText(/Wave/)).toBeNull();
  });
});
