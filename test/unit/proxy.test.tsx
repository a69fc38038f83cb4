import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ApiVersion } from '../../src/api/VERSIONS.ts';
import { AccountingConnect } from '../../src/widget/AccountingConnect.tsx';
import { chooseInMenu } from '../chooseInMenu.ts';
import { renderHookWithSandbox } from '../renderHookWithSandbox.tsx';
import { renderWithSandbox } from '../renderWithSandbox.tsx';
import { setUpProxy } from '../setUpProxy.ts';
import { useAllHooks } from '../useAllHooks.ts';

/** Renders the widget on a partner's page, with the proxy between the page and the sandbox. */
function setUp(entityId = 'entity-a') {
  const proxy = setUpProxy();
  let cookie = 'session=entity-a';
  let { handle } = proxy;
  /** Acts as the browser: adds the cookie and the same-origin header. */
  const browse: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('Cookie', cookie);
    headers.set('Sec-Fetch-Site', 'same-origin');
    return handle(new Request(input, { ...init, headers, signal: null }));
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
    deploy: (apiVersion: ApiVersion) => {
      ({ handle } = setUpProxy({ apiVersion }));
    },
  };
}

describe('the widget behind the proxy', () => {
  it('connects, pulls and disconnects with one token that never leaves the server', async () => {
    const { user, proxy, comeBack } = setUp();

    await user.click(await screen.findByRole('button', { name: 'Choose your software' }));
    await user.click(await screen.findByRole('button', { name: /^Xero/ }));
    await screen.findByRole('button', { name: 'Go to the window' });
    const [connection] = proxy.sandbox.connections;
    act(() => void proxy.sandbox.authorize(connection?.id ?? ''));
    await comeBack();
    await user.click(await screen.findByRole('button', { name: 'Sync now' }));
    await screen.findByRole('button', { name: 'Syncing…' });
    await chooseInMenu(user, 'Disconnect');
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
    expect(await screen.findByText('Connect your accounting software')).toBeVisible();

    signIn(next);
    await comeBack();

    expect(await screen.findByText(sentence)).toBeVisible();
    expect(screen.queryByText(/Wave/)).toBeNull();
  });

  it('asks for a reload if the server has moved to another version of the API', async () => {
    const { deploy, comeBack } = setUp();
    expect(await screen.findByText('Connect your accounting software')).toBeVisible();

    deploy('2024-05-25');
    await comeBack();

    expect(await screen.findByText(/There’s a new version of this page. Reload it/)).toBeVisible();
  });
});

/** Runs the hooks on a page of version 2024-05-25, behind a proxy for that version. */
function setUpHooks() {
  const id = 'a1b2c3d4-0000-4000-a000-00000000000f';
  const proxy = setUpProxy(
    { apiVersion: '2024-05-25', resolveEntity: () => id },
    { entities: [{ id, name: 'A', currency: 'GBP' }] },
  );
  const view = renderHookWithSandbox(useAllHooks, {
    provider: {
      entityId: id,
      apiUrl: 'https://partner.example/api/accounting',
      apiVersion: '2024-05-25',
      tokenProvider: undefined,
      fetch(input, init) {
        const headers = new Headers(init?.headers);
        headers.set('Sec-Fetch-Site', 'same-origin');
        return proxy.handle(new Request(input, { ...init, headers, signal: null }));
      },
    },
  });
  const getPosts = () => proxy.getCalls().filter(({ method }) => method === 'POST');
  return { ...view, proxy, getPosts };
}

describe('version 2024-05-25 behind the proxy', () => {
  it('connects without a platform, and syncs, with no Content-Type and no body', async () => {
    const { result, settle, proxy, getPosts } = setUpHooks();
    await settle(() => result.current.connecting.connect('xero'));
    expect(result.current.connecting.phase).toBe('awaiting_authorization');
    expect(result.current.connecting.platform).toBeNull();
    const [connection] = proxy.sandbox.connections;
    act(() => void proxy.sandbox.authorize(connection?.id ?? '', 'freeagent'));
    await settle(() => result.current.connecting.check());
    expect(result.current.connecting.platform).toBe('freeagent');
    await settle(() => result.current.pulling.start());
    expect(result.current.pulling.phase).toBe('running');

    expect(getPosts().map(({ path, body }) => [path.split('/').at(-1), body])).toEqual([
      ['accounting_connections', null],
      ['sync', null],
    ]);
    for (const { headers } of getPosts()) expect(headers).not.toHaveProperty('content-type');
  });

  it.each([404, 405])('says that a sync is unsupported if the API answers %i', async (status) => {
    const { result, settle, proxy, comeBack } = setUpHooks();
    const [entity] = proxy.sandbox.entities;
    proxy.sandbox.connect(entity?.id ?? '', 'xero');
    await comeBack();
    proxy.sandbox.fail({ method: 'POST', path: '*/sync', status });
    await settle(() => result.current.pulling.start());
    expect(result.current.pulling.error).toMatchObject({ code: 'unsupported', status });
  });
});
