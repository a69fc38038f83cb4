import { screen, waitFor } from '@testing-library/react';
import { ConnectButton, DisconnectButton, useConnectDialog } from 'react-accounting-connect';
import type { AccountingProviderProps } from 'react-accounting-connect';
import type { ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { expectClosed, findOpener, getPicker, getSearch, press, showHost } from './showHost.tsx';

type Point = readonly [x: number, y: number];

const getCenter = (element: Element): Point => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
};

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until the panel has risen to its place. */
const rest = () => wait(300);

/** Shows a page whose only button has its center at this point. */
const showAt = ([left, top]: Point, button: ReactNode, connection?: string) => {
  const onEvent = vi.fn();
  const provider: Partial<AccountingProviderProps> = { onEvent, authorization: () => undefined };
  showHost(<div style={{ position: 'fixed', left, top, translate: '-50% -50%' }}>{button}</div>, {
    ...(connection && { connection }),
    provider,
  });
  return { getEvents: () => onEvent.mock.calls.map(([{ type }]) => type) };
};

function MenuItem() {
  const { dialog, open } = useConnectDialog();
  return (
    <>
      <button onClick={() => open(document.body)}>Choose your software</button>
      {dialog}
    </>
  );
}

/** Opens the dialog of a page once, which loads its code. Returns where an element is in it. */
async function findPoint(
  button: ReactNode,
  name: string,
  find: () => Element,
  connection?: string,
): Promise<Point> {
  const { unmount } = showHost(button, connection ? { connection } : {});
  await press(await findOpener(name));
  await waitFor(find);
  await rest();
  const point = getCenter(find());
  unmount();
  await rest();
  return point;
}

const CONNECT = 'Choose your software';
const getPlatform = () => screen.getByRole('button', { name: /^FreeAgent/ });
const getConfirm = () => {
  const dialog = screen.getByRole('alertdialog');
  const button = dialog.querySelector('[data-part=confirm-button]');
  if (!button) throw new Error('The question has no answer');
  return button;
};

/** Sends the input of a mouse or a finger twice, without a count. */
async function pressTwice([x, y]: Point, kind: 'mouse' | 'touch') {
  const frame = window.frameElement?.getBoundingClientRect() ?? new DOMRect();
  const scale = frame.width ? frame.width / window.innerWidth : 1;
  const at = { x: frame.x + x * scale, y: frame.y + y * scale };
  const mouse = { ...at, button: 'left', clickCount: 1 } as const;
  // The input carries its own time, because a busy machine delivers it too slowly.
  const startedAt = Date.now() / 1000;
  // After this time, Chromium counts no second tap.
  for (const pressedAt of [startedAt, startedAt + 0.45]) {
    for (const isDown of [true, false]) {
      const timestamp = isDown ? pressedAt : pressedAt + 0.02;
      // One after another, because they can overtake each other on their way to the browser.
      await (kind === 'touch'
        ? cdp().send('Input.dispatchTouchEvent', {
            type: isDown ? 'touchStart' : 'touchEnd',
            touchPoints: isDown ? [at] : [],
            timestamp,
          })
        : cdp().send('Input.dispatchMouseEvent', {
            ...mouse,
            type: isDown ? 'mousePressed' : 'mouseReleased',
            timestamp,
          }));
    }
  }
}

/** Sends what a keyboard sends while Enter is held down. */
const holdEnter = (autoRepeat: boolean) =>
  cdp().send('Input.dispatchKeyEvent', {
    type: 'keyDown',
    key: 'Enter',
    code: 'Enter',
    text: '\r',
    windowsVirtualKeyCode: 13,
    autoRepeat,
  });

describe('a double press', () => {
  it.each<[string, ReactNode]>([
    ['our button', <ConnectButton key="button" />],
    ['an item of the host’s menu', <MenuItem key="item" />],
  ])('on %s opens the picker, and chooses no platform under the pointer', async (_, button) => {
    const point = await findPoint(<ConnectButton />, CONNECT, getPlatform);
    const { getEvents } = showAt(point, button);

    await userEvent.dblClick(await findOpener());
    await rest();

    expect(getPicker()).toBeVisible();
    expect(getEvents()).toEqual([]);
    await press(screen.getByRole('button', { name: 'Close' }));
  });

  it('on Connect outside of the picker does not close the picker', async () => {
    await findPoint(<ConnectButton />, CONNECT, getPlatform);
    showAt([100, 400], <ConnectButton />);

    await userEvent.dblClick(await findOpener());
    await rest();

    expect(getPicker()).toBeVisible();
    await waitFor(() => expect(getSearch()).toHaveFocus());
    await press(screen.getByRole('button', { name: 'Close' }));
  });

  it('on Disconnect asks, and the press on the answer is a press of its own', async () => {
    const button = <DisconnectButton />;
    const point = await findPoint(button, 'Disconnect', getConfirm, 'connected');
    const { getEvents } = showAt(point, button, 'connected');

    await userEvent.dblClick(await findOpener('Disconnect'));
    await rest();
    expect(getEvents()).toEqual([]);
    expect(screen.getByRole('button', { name: 'Keep connected' })).toHaveFocus();

    await press(getConfirm());
    await waitFor(() => expect(getEvents()).toContain('disconnected'));
    await expectClosed();
  });

  it.each(['mouse', 'touch'] as const)(
    'of a %s that counts no presses chooses no platform',
    async (kind) => {
      const point = await findPoint(<ConnectButton />, CONNECT, getPlatform);
      const { getEvents } = showAt(point, <ConnectButton />);
      await findOpener();

      await pressTwice(point, kind);
      await waitFor(() => expect(getPicker()).toBeVisible());
      await rest();
      expect(getEvents()).toEqual([]);

      await wait(500);
      await press(getPlatform());
      await waitFor(() => expect(getEvents()).toContain('connect_started'));
    },
  );

  it('on a platform shows the next step, and does not take it', async () => {
    const props = { filter: ({ key }: { key: string }) => key === 'sage_50_uk' };
    const getSage = () => screen.getByRole('button', { name: /^Sage 50/ });
    const { getEvents } = showAt([100, 400], <ConnectButton {...props} />);
    await press(await findOpener());
    await waitFor(getSage);
    await press(getSage());
    const go = await screen.findByRole('button', { name: /^Continue/ });
    await rest();
    const [x, y] = getCenter(go);
    await press(screen.getByRole('button', { name: 'Back' }));
    await waitFor(getSage);
    // Puts the platform where the next step has its button.
    const item = getSage();
    item.style.setProperty('position', 'fixed', 'important');
    const [left, top] = getCenter(item);
    item.style.setProperty('translate', `${x - left}px ${y - top}px`, 'important');
    await wait(600);

    await userEvent.dblClick(item);
    await rest();

    expect(screen.getByRole('button', { name: /^Continue/ })).toBeVisible();
    expect(getEvents()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await expectClosed();
  });
});

describe('a key', () => {
  it('that opens the question and is held down does not answer it', async () => {
    showHost(<DisconnectButton />, { connection: 'connected' });
    (await findOpener('Disconnect')).focus();

    await holdEnter(false);
    const keep = await screen.findByRole('button', { name: 'Keep connected' });
    await waitFor(() => expect(keep).toHaveFocus());
    await holdEnter(true);
    await holdEnter(true);
    await cdp().send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Enter', code: 'Enter' });
    expect(keep).toBeVisible();

    await userEvent.keyboard('{Enter}');
    await expectClosed();
  });
});
