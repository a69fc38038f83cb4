import { Menu, MenuItem } from '@mui/material';
import { screen, waitFor } from '@testing-library/react';
import * as Radix from 'radix-menu-2.1.6';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { ConnectButton, DisconnectButton, useConnectDialog } from 'react-accounting-connect';
import { createSandbox } from 'react-accounting-connect/sandbox';
import { createPortal } from 'react-dom';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  expectClosed,
  expectOnTop,
  findOpener,
  getPanel,
  getPicker,
  getSearch,
  openPicker,
  press,
  pressGround,
  readBody,
  showHost,
} from './showHost.tsx';

describe('a dialog inherits from the place of its button', () => {
  it('the language and the reading direction', async () => {
    showHost(
      <div dir="rtl" lang="he">
        <ConnectButton />
      </div>,
    );
    await openPicker();
    expect(getPicker()).toHaveAttribute('dir', 'rtl');
    expect(getPicker()).toHaveAttribute('lang', 'he');
    const title = document.createRange();
    title.selectNodeContents(screen.getByRole('heading', { name: 'Choose your software' }));
    const close = screen.getByRole('button', { name: 'Close' }).getBoundingClientRect();
    expect(close.right).toBeLessThan(title.getBoundingClientRect().left);
  });

  it('everything, if the browser has no top layer', async () => {
    vi.stubGlobal('HTMLDialogElement', undefined);
    showHost(
      <div
        lang="he"
        style={{ fontFamily: 'Georgia', colorScheme: 'dark' }}
        ref={(place) => place?.style.setProperty('--accounting-z-index', '5001')}
      >
        <aside
          dir="rtl"
          style={{ position: 'fixed', inset: 50, zIndex: 5000, background: 'Canvas' }}
        >
          <ConnectButton />
        </aside>
      </div>,
    );
    await openPicker();
    // The dialog is at the end of `body`, so everything has to be copied.
    const { zIndex, fontFamily, colorScheme, direction } = getComputedStyle(getPicker());
    expect({ zIndex, fontFamily, colorScheme, direction }).toEqual({
      zIndex: '5001',
      fontFamily: 'Georgia',
      colorScheme: 'dark',
      direction: 'rtl',
    });
    expect(getPicker()).toHaveAttribute('lang', 'he');
    expectOnTop();
    await userEvent.keyboard('{Escape}');
    await expectClosed();
    vi.unstubAllGlobals();
  });

  it('none of the text styles of a table or a heading around it', async () => {
    showHost(
      <h2
        data-testid="heading"
        style={{
          textTransform: 'uppercase',
          whiteSpace: 'nowrap',
          textAlign: 'right',
          cursor: 'pointer',
          userSelect: 'none',
          letterSpacing: 8,
        }}
      >
        <ConnectButton />
      </h2>,
    );
    await openPicker();
    // Hides the button too, so it happens later, as when a menu fades out.
    screen.getByTestId('heading').style.visibility = 'hidden';
    const read = getComputedStyle(getPanel().querySelector('p') ?? getPanel());
    const { textTransform, whiteSpace, textAlign, letterSpacing, fontWeight, cursor } = read;
    const { visibility, userSelect } = read;
    expect({ visibility, userSelect }).toEqual({ visibility: 'visible', userSelect: 'text' });
    expect({ textTransform, whiteSpace, textAlign, letterSpacing, fontWeight, cursor }).toEqual({
      textTransform: 'none',
      whiteSpace: 'normal',
      textAlign: 'start',
      letterSpacing: 'normal',
      fontWeight: '400',
      cursor: 'auto',
    });
  });
});

describe('the partner’s `container`', () => {
  it('holds the dialogs', async () => {
    const container = document.createElement('section');
    document.body.append(container);
    showHost(<ConnectButton />, { provider: { container } });
    await openPicker();
    expect(container).toContainElement(getPicker());
    expectOnTop();
    await pressGround();
    await expectClosed();
    container.remove();
  });

  it('may be a function, and has no effect until that returns an element', async () => {
    const { container } = showHost(<ConnectButton />, {
      provider: { container: () => document.querySelector('#later') },
    });
    await openPicker();
    expect(container).toContainElement(getPicker());
  });
});

/** A panel of a product that can hide, unmount or empty itself. */
function Panel({ how }: { how: 'hide' | 'remove' | 'leave' }) {
  const [isGone, setIsGone] = useState(false);
  const [place] = useState(() => {
    const element = document.createElement('div');
    document.body.append(element);
    return element;
  });
  window.addEventListener('go', () => setIsGone(true), { once: true });
  if (isGone && how === 'leave') return <p>Another page</p>;
  if (isGone && how === 'remove') place.remove();
  return createPortal(
    <div className="panel" style={{ display: isGone && how === 'hide' ? 'none' : 'block' }}>
      <ConnectButton />
    </div>,
    place,
  );
}

describe('when the place of an open dialog disappears', () => {
  it.each(['hide', 'remove'] as const)('(%s) the dialog stays usable', async (how) => {
    showHost(<Panel how={how} />);
    const before = readBody();
    await openPicker();

    window.dispatchEvent(new Event('go'));
    await waitFor(() => expect(getPicker().getClientRects()).toHaveLength(1));
    await waitFor(() => expect(getPicker().closest('.panel')).toBeNull());

    expectOnTop();
    await press(getSearch());
    await userEvent.keyboard('wave{Escape}{Escape}');
    await expectClosed();
    await waitFor(() => expect(readBody()).toEqual(before));
  });

  it('(another page) the dialog leaves nothing behind', async () => {
    showHost(<Panel how="leave" />);
    const before = readBody();
    await openPicker();
    window.dispatchEvent(new Event('go'));
    await screen.findByText('Another page');
    await expectClosed();
    await waitFor(() => expect(readBody()).toEqual(before));
  });
});

describe('a part of the page that removes the open dialog, such as a blocker of overlays', () => {
  it.each<[string, () => void]>([
    ['the dialog', () => getPicker().remove()],
    [
      'the dialog, which it closes first',
      () => {
        const dialog = getPicker();
        if (dialog instanceof HTMLDialogElement) dialog.close();
        dialog.remove();
      },
    ],
    ['the element around it', () => getPicker().parentElement?.remove()],
    ['all around it', () => getPicker().parentElement?.parentElement?.replaceChildren()],
  ])('closes it with %s, and the page stays', async (_, remove) => {
    const Page = () => (
      <>
        <p>The page</p>
        <div>
          <ConnectButton />
        </div>
      </>
    );
    showHost(<Page />);
    const before = readBody();
    await openPicker();
    remove();

    await waitFor(() => expect(readBody()).toEqual(before));
    expect(screen.getByText('The page')).toBeVisible();
  });
});

describe('a menu of MUI', () => {
  function Actions() {
    const [anchor, setAnchor] = useState<HTMLElement | null>(null);
    const [button, setButton] = useState<HTMLElement | null>(null);
    const { dialog, open } = useConnectDialog();
    return (
      <>
        <button ref={setButton} onClick={() => setAnchor(button)}>
          Actions
        </button>
        <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
          <MenuItem
            onClick={({ currentTarget }) => {
              // The item leaves the page together with the menu.
              open(currentTarget);
              setAnchor(null);
            }}
          >
            Connect your books
          </MenuItem>
        </Menu>
        {dialog}
      </>
    );
  }

  it('may close while the dialog that it opened stays open', async () => {
    showHost(<Actions />);
    await press(screen.getByRole('button', { name: 'Actions' }));
    await press(await screen.findByText('Connect your books'));
    await waitFor(() => expect(screen.queryByText('Connect your books')).toBeNull());

    await waitFor(() => expect(getPicker()).toBeVisible());
    expectOnTop();
    await press(getSearch());
    await userEvent.keyboard('wave');
    expect(getSearch()).toHaveValue('wave');
    await press(screen.getByRole('button', { name: 'Close' }));
    await expectClosed();
  });
});

describe('a menu of another version of Radix', () => {
  function Actions() {
    const { dialog, open } = useConnectDialog();
    const button = useRef<HTMLButtonElement>(null);
    return (
      <>
        <Radix.Root>
          <Radix.Trigger ref={button}>Actions</Radix.Trigger>
          <Radix.Portal>
            <Radix.Content>
              <Radix.Item onSelect={() => open(button.current ?? undefined)}>
                Connect your books
              </Radix.Item>
            </Radix.Content>
          </Radix.Portal>
        </Radix.Root>
        {dialog}
      </>
    );
  }

  it('leaves a page that can be used after the dialog that the menu opened', async () => {
    showHost(<Actions />);
    const before = readBody();
    for (const turn of ['loads the code', 'opens at once']) {
      // oxlint-disable no-await-in-loop -- one turn at a time
      await press(screen.getByRole('button', { name: 'Actions' }));
      await press(await screen.findByText('Connect your books'));
      await waitFor(() => expect(getSearch(), turn).toHaveFocus());
      await waitFor(() => expect(screen.queryByText('Connect your books')).toBeNull());
      await userEvent.keyboard('wave');
      expect(getSearch()).toHaveValue('wave');
      await press(screen.getByRole('button', { name: 'Close' }));
      await expectClosed();
      await waitFor(() => expect(readBody(), turn).toEqual(before));
    }
  });
});

describe('a page in full screen', () => {
  it('shows the dialog on top, and stays in full screen', async () => {
    const { container } = showHost(
      <div style={{ background: 'Canvas' }} data-testid="stage">
        <button onClick={() => screen.getByTestId('stage').requestFullscreen()}>Full screen</button>
        <ConnectButton />
      </div>,
    );
    await findOpener();
    await press(screen.getByRole('button', { name: 'Full screen' }));
    await waitFor(() => expect(document.fullscreenElement).not.toBeNull());
    await openPicker();
    expectOnTop();
    await userEvent.keyboard('wave');
    await press(screen.getByRole('button', { name: 'Close' }));
    await expectClosed();
    expect(container).toContainElement(screen.getByTestId('stage'));
    expect(document.fullscreenElement).not.toBeNull();
    await document.exitFullscreen();
  });
});

describe('the browser’s own close request', () => {
  /** A `<dialog>` of a host in React, which hears what happens in it. */
  function Settings({ onEvent, children }: { onEvent: () => void; children: ReactNode }) {
    const ref = useRef<HTMLDialogElement>(null);
    useEffect(() => ref.current?.showModal(), []);
    return (
      <dialog ref={ref} onCancel={onEvent} onClose={onEvent}>
        {children}
      </dialog>
    );
  }

  it.each<[string, (dialog: HTMLElement) => void]>([
    // Android's back button and assistive technology send this event.
    ['asks', (dialog) => dialog.dispatchEvent(new Event('cancel', { cancelable: true }))],
    ['closes it', (dialog) => dialog instanceof HTMLDialogElement && dialog.close()],
  ])('closes the dialog, but not the host around it, if the browser %s', async (_, request) => {
    const onEvent = vi.fn();
    showHost(
      <Settings onEvent={onEvent}>
        <ConnectButton />
      </Settings>,
    );
    const opener = await openPicker();
    request(getPicker());
    await expectClosed();
    await waitFor(() => expect(opener).toHaveFocus());
    expect(opener.closest('dialog')).toHaveAttribute('open');
    expect(onEvent).not.toHaveBeenCalled();
  });

  it('cannot close the question while the answer is being carried out', async () => {
    const sandbox = createSandbox({ rateLimit: Infinity });
    sandbox.fail({ method: 'POST', delay: 1500 });
    showHost(<DisconnectButton />, { sandbox, connection: 'connected' });
    await press(await findOpener('Disconnect'));
    const dialog = await screen.findByRole('alertdialog');
    await press(screen.getByRole('button', { name: 'Disconnect' }));
    await screen.findByRole('button', { name: 'Disconnecting…' });

    if (dialog instanceof HTMLDialogElement) dialog.close();
    await waitFor(() => expect(dialog).toHaveAttribute('open'));
    expectOnTop();
    await expectClosed();
    expect(sandbox.connections[0]?.status).toBe('disconnected');
  });
});
