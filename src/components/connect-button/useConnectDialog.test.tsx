import { act, render, screen, waitFor, within } from '@testing-library/react';
import { useRef, useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../../test/renderWithSandbox.tsx';
import type { SandboxSetup } from '../../../test/renderWithSandbox.tsx';
import { stubIdle } from '../../../test/stubIdle.ts';
import { pickerDialog } from './pickerDialog.ts';
import { useConnectDialog } from './useConnectDialog.tsx';
import type { UseConnectDialogOptions, UseConnectDialogResult } from './useConnectDialog.tsx';

const LIST = '/accounting_connections';

/** A product's own button beside the dialog that the hook returns. */
function Page({ seen, ...options }: UseConnectDialogOptions & { seen: UseConnectDialogResult[] }) {
  const result = useConnectDialog(options);
  seen.push(result);
  return (
    <>
      <button onClick={(event) => result.open(event.currentTarget)}>Books</button>
      <button onClick={result.close}>Never mind</button>
      {result.dialog}
    </>
  );
}

/** A menu whose items unmount once one is chosen. */
function Menu() {
  const { dialog, open } = useConnectDialog();
  const [isShown, setIsShown] = useState(false);
  const buttonRef = useRef<HTMLButtonElement>(null);

  function choose() {
    setIsShown(false);
    open(buttonRef.current ?? undefined);
  }

  return (
    <>
      <button ref={buttonRef} onClick={() => setIsShown(true)}>
        Menu
      </button>
      {isShown && (
        <div role="menu">
          <button role="menuitem" onClick={choose}>
            Connect your books
          </button>
        </div>
      )}
      {dialog}
    </>
  );
}

function setUp(options: UseConnectDialogOptions = {}, setup: SandboxSetup = {}) {
  const seen: UseConnectDialogResult[] = [];
  const view = renderWithSandbox(<Page seen={seen} {...options} />, setup);
  const button = screen.getByRole('button', { name: 'Books' });
  const getResult = () => {
    const result = seen.at(-1);
    if (!result) throw new Error('The hook has not run');
    return result;
  };
  return {
    ...view,
    button,
    seen,
    getResult,
    /** Waits for the API's first answer. Until then, the connection is unknown. */
    waitForFirstResponse: () => waitFor(() => expect(view.getCalls('GET')).not.toEqual([])),
    press: () => view.user.click(button),
    choose: async (name: RegExp) =>
      view.user.click(within(await screen.findByRole('dialog')).getByRole('button', { name })),
  };
}

const findPicker = () => screen.findByRole('dialog', { name: 'Choose your software' });
const expectClosed = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

// Some tests use fake timers.
afterEach(() => void vi.useRealTimers());

describe('useConnectDialog', () => {
  it('opens the picker from any button, and returns the focus', async () => {
    const { press, user, button, getResult } = setUp();
    expect(getResult()).toMatchObject({ dialog: null, isOpen: false });

    await press();
    expect(await findPicker()).toBeVisible();
    expect(getResult().isOpen).toBe(true);

    await user.keyboard('{Escape}');
    await expectClosed();
    expect(getResult()).toMatchObject({ dialog: null, isOpen: false });
    await waitFor(() => expect(button).toHaveFocus());
  });

  it('connects the chosen platform in the click, and closes the dialog', async () => {
    const onConnect = vi.fn();
    const { press, choose, windows, button, sandbox } = setUp({ onConnect });
    await press();
    await choose(/^Xero/);

    expect(windows).toHaveLength(1);
    expect(onConnect).toHaveBeenCalledExactlyOnceWith('xero', {});
    await expectClosed();
    await waitFor(() => expect(sandbox.connections).toMatchObject([{ platform: 'xero' }]));
    expect(button).toHaveFocus();
  });

  it('connects even if the partner’s onConnect throws', async () => {
    const onConnect = vi.fn(() => {
      throw new Error('A mistake of the product');
    });
    const handleError = vi.fn((event: ErrorEvent) => event.preventDefault());
    window.addEventListener('error', handleError);
    const { press, choose, windows, sandbox } = setUp({ onConnect });
    await press();
    await choose(/^Xero/);
    window.removeEventListener('error', handleError);

    expect(handleError).toHaveBeenCalled();
    expect(windows).toHaveLength(1);
    await expectClosed();
    await waitFor(() => expect(sandbox.connections).toHaveLength(1));
  });

  it('returns the focus to the menu’s button when the menu item has unmounted', async () => {
    const { user } = renderWithSandbox(<Menu />);
    await user.click(screen.getByRole('button', { name: 'Menu' }));
    await user.click(screen.getByRole('menuitem', { name: 'Connect your books' }));
    await findPicker();
    await user.click(screen.getByRole('button', { name: /^Xero/ }));

    await expectClosed();
    expect(screen.getByRole('button', { name: 'Menu' })).toHaveFocus();
  });

  it('returns the focus to the focused element if `open` receives no element', async () => {
    const { getResult, button, user } = setUp();
    act(() => button.focus());
    // @ts-expect-error In JavaScript, `onClick={open}` passes the event.
    act(() => getResult().open(new MouseEvent('click')));
    await findPicker();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(button).toHaveFocus());

    act(() => getResult().open());
    await findPicker();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(button).toHaveFocus());
  });

  it('lets the partner close the dialog', async () => {
    const { press, getResult } = setUp();
    await press();
    await findPicker();
    act(() => getResult().close());
    await expectClosed();
  });

  it('returns the same `open` and `close` on every render', async () => {
    const { press, seen } = setUp();
    await press();
    await findPicker();
    expect(new Set(seen.map(({ open }) => open)).size).toBe(1);
    expect(new Set(seen.map(({ close }) => close)).size).toBe(1);
  });

  it('passes the options to the picker', async () => {
    const { press } = setUp({
      filter: ({ key }) => key === 'wave',
      searchable: false,
      renderIcon: () => <i data-testid="own" />,
    });
    await press();
    const dialog = await findPicker();

    expect(dialog.querySelectorAll('[data-part=platform-item]')).toHaveLength(1);
    expect(within(dialog).getByTestId('own')).toBeInTheDocument();
    expect(within(dialog).queryByRole('searchbox')).toBeNull();
  });

  it('throws an error that names the provider if there is none', () => {
    expect(() => render(<Page seen={[]} />)).toThrow(
      'useConnectDialog needs an <AccountingProvider>',
    );
  });
});

describe('useConnectDialog for one platform', () => {
  it('shows what the platform needs, then connects it', async () => {
    const { press, choose, windows, sandbox } = setUp({ platform: 'netsuite' });
    await press();
    expect(
      await screen.findByRole('dialog', { name: 'Before you connect Oracle NetSuite' }),
    ).toHaveTextContent('Sign in to Oracle NetSuite as an administrator.');
    await choose(/^Continue$/);

    expect(windows).toHaveLength(1);
    await waitFor(() => expect(sandbox.connections).toMatchObject([{ platform: 'netsuite' }]));
  });

  it('offers the other platforms if this one is connected', async () => {
    const { press, waitForFirstResponse, choose } = setUp(
      { platform: 'xero' },
      { connection: 'connected' },
    );
    await waitForFirstResponse();
    await press();
    await screen.findByRole('dialog', { name: 'Choose the software to switch to' });
    await choose(/^Wave/);
    await screen.findByRole('dialog', { name: 'Switch from Xero to Wave?' });

    await choose(/^Back$/);
    await screen.findByRole('dialog', { name: 'Choose the software to switch to' });
  });
});

describe('useConnectDialog while a platform is connected', () => {
  it('offers to switch, and switches after confirmation', async () => {
    const onConnect = vi.fn();
    const setup = { connection: 'connected' };
    const { press, waitForFirstResponse, choose, windows, getCalls, sandbox } = setUp(
      { onConnect },
      setup,
    );
    await waitForFirstResponse();
    const id = sandbox.connections[0]?.id ?? '';
    await press();
    const picker = await screen.findByRole('dialog', {
      name: 'Choose the software to switch to',
    });
    expect(within(picker).queryByRole('button', { name: /^Xero/ })).toBeNull();

    await choose(/^FreeAgent/);
    await screen.findByRole('dialog', { name: 'Switch from Xero to FreeAgent?' });
    expect(windows).toHaveLength(0);
    await choose(/^Switch to FreeAgent/);

    expect(windows).toHaveLength(1);
    expect(onConnect).toHaveBeenCalledExactlyOnceWith('freeagent', {
      handOver: false,
      replace: true,
    });
    await waitFor(() =>
      expect(getCalls('POST')).toEqual([`POST ${LIST}/${id}/disconnect`, `POST ${LIST}`]),
    );
  });

  it('never offers to switch to a platform that was connected elsewhere in the meantime', async () => {
    const { press, waitForFirstResponse, choose, sandbox, comeBack } = setUp();
    await waitForFirstResponse();
    await press();
    await choose(/^Oracle NetSuite/);
    await screen.findByRole('dialog', { name: 'Before you connect Oracle NetSuite' });

    sandbox.connect(sandbox.entityId, 'netsuite');
    vi.setSystemTime(Date.now() + 60_000);
    await comeBack();

    const dialog = await screen.findByRole('dialog', {
      name: 'Choose the software to switch to',
    });
    expect(within(dialog).queryByRole('button', { name: /^Oracle NetSuite/ })).toBeNull();
  });

  it('closes when the provider shows another entity', async () => {
    const { press, waitForFirstResponse, choose, update } = setUp({}, { connection: 'connected' });
    await waitForFirstResponse();
    await press();
    await choose(/^Wave/);
    await screen.findByRole('dialog', { name: 'Switch from Xero to Wave?' });

    update({ entityId: 'another' });
    await expectClosed();
  });
});

describe('useConnectDialog and the code of its dialog', () => {
  /** Simulates a failing first fetch. Returns a function that restores the network. */
  function goOffline() {
    const get = vi.spyOn(pickerDialog, 'get').mockReturnValue(undefined);
    const load = vi.spyOn(pickerDialog, 'load').mockRejectedValue(new Error('offline'));
    return () => {
      get.mockRestore();
      load.mockRestore();
    };
  }

  it('shows an error if the code cannot be fetched, and opens at the next try', async () => {
    const goOnline = goOffline();
    const { press, getResult } = setUp();
    await press();
    expect(await screen.findByRole('alert')).toHaveTextContent('We couldn’t reach the service.');
    expect(getResult().isOpen).toBe(false);

    goOnline();
    await press();
    expect(await findPicker()).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('removes the error when the partner closes the dialog', async () => {
    const goOnline = goOffline();
    const { press, user } = setUp();
    await press();
    await screen.findByRole('alert');
    await user.click(screen.getByRole('button', { name: 'Never mind' }));
    expect(screen.queryByRole('alert')).toBeNull();
    goOnline();
  });

  it.each([
    ['fetches it when the browser is idle if nothing is connected', undefined, 1],
    ['does not fetch it ahead of time if a platform is connected', 'connected', 0],
  ])('%s', async (_, connection, times) => {
    const { becomeIdle } = stubIdle();
    const load = vi.spyOn(pickerDialog, 'prefetch');
    const { waitForFirstResponse, settle } = setUp({}, { connection });
    await waitForFirstResponse();
    await settle();
    becomeIdle();
    expect(load).toHaveBeenCalledTimes(times);
  });
});
