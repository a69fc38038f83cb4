import { Menu, MenuItem } from '@mui/material';
import { render, screen, waitFor } from '@testing-library/react';
import { ConnectButton, useConnectDialog } from 'react-accounting-connect';
import { createPortal } from 'react-dom';
import { useState } from 'react';
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
    title.selectNodeContents(screen.getByText('Choose your accounting system'));
    const close = screen.getByRole('button', { name: 'Close' }).getBoundingClientRect();
    expect(close.right).toBeLessThan(title.getBoundingClientRect().left);
  });

  it('the stacking order, if the browser has no top layer', async () => {
    vi.stubGlobal('HTMLDialogElement', undefined);
    showHost(
      <div ref={(place) => place?.style.setProperty('--accounting-z-index', '5001')}>
        <aside style={{ position: 'fixed', inset: 50, zIndex: 5000, background: 'Canvas' }}>
          <ConnectButton />
        </aside>
      </div>,
    );
    await openPicker();
    expect(getComputedStyle(getPicker()).zIndex).toBe('5001');
    expectOnTop();
    await userEvent.keyboard('{Escape}');
    await expectClosed();
    vi.unstubAllGlobals();
  });

  it('none of the text styles of a table or a heading around it', async () => {
    showHost(
      <h2
        style={{
          textTransform: 'uppercase',
          whiteSpace: 'nowrap',
          textAlign: 'right',
          cursor: 'pointer',
          visibility: 'visible',
          letterSpacing: 8,
        }}
      >
        <ConnectButton />
      </h2>,
    );
    await openPicker();
    const { textTransform, whiteSpace, textAlign, letterSpacing, fontWeight, cursor } =
      getComputedStyle(getPanel().querySelector('p') ?? getPanel());
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
  it('closes the dialog, but not the host around it', async () => {
    showHost(<ConnectButton />);
    await openPicker();
    const dialog = getPicker();
    // Android's back button and assistive technology send this event.
    dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    await expectClosed();
    expect(render(<p>still here</p>).container).toBeVisible();
  });

  it('cannot close the question while the answer is being carried out', async () => {
    showHost(<ConnectButton />);
    await openPicker();
    const dialog = getPicker();
    if (dialog instanceof HTMLDialogElement) dialog.close();
    await expectClosed();
  });
});
