import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { getBooksKey, getStorageKey } from '../engine/names.ts';
import { createSandbox } from '../sandbox/createSandbox.ts';
import { AccountingConnect } from '../widget/AccountingConnect.tsx';
import { createTestProvider } from './createTestProvider.tsx';
import type { TestProviderOptions } from './TestProvider.ts';

function setUp(options?: TestProviderOptions) {
  const test = createTestProvider(options);
  const view = render(<AccountingConnect />, { wrapper: test.wrapper });
  return { ...test, ...view, user: userEvent.setup() };
}

/** Chooses Xero in the picker. */
async function connect({ user }: ReturnType<typeof setUp>) {
  await user.click(await screen.findByRole('button', { name: 'Choose your software' }));
  await user.click(await screen.findByRole('button', { name: /^Xero/ }));
}

describe('createTestProvider', () => {
  it('connects without a window, because the person finishes at once', async () => {
    const open = vi.spyOn(window, 'open');
    const scene = setUp();

    await connect(scene);

    expect(await screen.findByRole('heading', { name: /^Xero/ })).toBeVisible();
    expect(scene.sandbox.connections).toMatchObject([{ platform: 'xero', status: 'connected' }]);
    expect(scene.events.map(({ type }) => type)).toEqual([
      'connect_started',
      'authorization_opened',
      'connected',
    ]);
    expect(open).not.toHaveBeenCalled();
  });

  it('lets the test act for the person if they wait', async () => {
    const scene = setUp({ signIn: 'wait' });
    await connect(scene);
    await waitFor(() => expect(scene.sandbox.connections).toHaveLength(1));
    const [{ id, status } = { id: '', status: '' }] = scene.sandbox.connections;
    expect(status).toBe('pending_auth');

    scene.sandbox.authorize(id);

    expect(await screen.findByRole('heading', { name: /^Xero/ })).toBeVisible();
  });

  it('cancels on the page if the person denies', async () => {
    const scene = setUp({ signIn: 'deny' });

    await connect(scene);

    await waitFor(() => expect(scene.sandbox.connections[0]?.canceledAt).toBeTypeOf('string'));
    expect(scene.sandbox.connections).toMatchObject([{ status: 'pending_auth' }]);
  });

  it('starts with a connection of any platform, status and organization', async () => {
    const { sandbox } = setUp({ connection: 'sage_50_uk' });
    expect(sandbox.connections).toMatchObject([{ platform: 'sage_50_uk', status: 'connected' }]);
    expect(await screen.findByRole('heading', { name: /^Sage 50/ })).toBeVisible();

    const organization = 'Harbor Lane Coffee Ltd';
    const other = createTestProvider({ connection: { status: 'deauthorized', organization } });
    expect(other.sandbox.connections).toMatchObject([{ platform: 'xero', status: 'deauthorized' }]);
  });

  it('connects the entity that the provider shows', async () => {
    const entities = ['a', 'b'].map((id) => ({ id, name: id, currency: 'GBP' }));
    const { sandbox } = setUp({
      connection: 'xero',
      sandbox: { entities },
      provider: { entityId: 'b' },
    });

    expect(await screen.findByRole('heading', { name: /^Xero/ })).toBeVisible();
    expect(sandbox.connections).toMatchObject([{ entityId: 'b', status: 'connected' }]);
  });

  it('asks for the sandbox behind an address of the test', () => {
    const provider = { apiUrl: '/api/accounting' };
    expect(() => createTestProvider({ provider, connection: 'xero' })).toThrow(
      'Pass the sandbox behind your `apiUrl` or `client` as `sandbox`.',
    );
    const sandbox = createSandbox();
    createTestProvider({ provider, sandbox, connection: 'xero' });
    expect(sandbox.connections).toHaveLength(1);
  });

  it('passes on options of the sandbox and props of the provider', async () => {
    const onEvent = vi.fn();
    const entities = [{ id: 'one', name: 'One', currency: 'EUR' }];
    const scene = setUp({
      sandbox: { entities },
      provider: { onEvent, messages: { connect: { choose: 'Link your books' } } },
    });

    expect(await screen.findByRole('button', { name: 'Link your books' })).toBeVisible();
    expect(scene.sandbox.entityId).toBe('one');
    await scene.user.click(screen.getByRole('button', { name: 'Link your books' }));
    await scene.user.click(await screen.findByRole('button', { name: /^Xero/ }));
    await waitFor(() => expect(onEvent).toHaveBeenCalledTimes(3));
    expect(onEvent.mock.calls.flat()).toEqual(scene.events);
  });

  it('uses a sandbox of the test, and calls where the test says', async () => {
    const sandbox = createSandbox();
    sandbox.connect(sandbox.entityId, 'wave');
    const send = vi.fn(async () => Response.json({ error: { message: 'No.' } }, { status: 401 }));

    const scene = setUp({ sandbox, provider: { apiUrl: '/api/accounting', fetch: send } });

    expect(scene.sandbox).toBe(sandbox);
    await waitFor(() => expect(send).toHaveBeenCalled());
    expect(sandbox.requests).toEqual([]);
    const [, init] = Array.from<unknown[]>(send.mock.calls)[0] ?? [];
    expect(init).not.toHaveProperty('headers.Authorization');
  });

  it('starts without what earlier tests have stored, and keeps the keys of the product', () => {
    const identity = { apiUrl: '/api/accounting', entityId: 'one' };
    sessionStorage.setItem(getStorageKey(identity), 'a connection');
    localStorage.setItem(getBooksKey(identity), 'an answer');
    localStorage.setItem('theme', 'dark');

    createTestProvider();

    expect([sessionStorage.length, { ...localStorage }]).toEqual([0, { theme: 'dark' }]);
  });

  it('gives each sandbox an address of its own, and the same ids', () => {
    const [one, other] = [createTestProvider({ connection: 'xero' }), createTestProvider()];
    other.sandbox.connect(other.sandbox.entityId, 'xero');

    expect(one.sandbox.baseUrl).not.toBe(other.sandbox.baseUrl);
    expect(one.sandbox.entityId).toBe(other.sandbox.entityId);
    const getLinks = ({ sandbox }: typeof one) =>
      sandbox.connections.map(({ id, authorizationUrl }) => [id, authorizationUrl]);
    expect(getLinks(one)).toEqual(getLinks(other));
  });

  it('sends nothing any more once it is unmounted', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const scene = setUp({ connection: { status: 'pending_auth' } });
    await waitFor(() => expect(scene.sandbox.requests).not.toEqual([]));

    scene.unmount();
    await vi.advanceTimersByTimeAsync(1000);
    const { length } = scene.sandbox.requests;
    await vi.advanceTimersByTimeAsync(120_000);

    expect(scene.sandbox.requests).toHaveLength(length);
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });
});
