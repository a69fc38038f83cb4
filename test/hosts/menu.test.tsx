import { screen, waitFor } from '@testing-library/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { drawers, modals, traps } from './hosts.tsx';
import type { Host } from './hosts.tsx';
import { press, readBody, showHost } from './showHost.tsx';
import {
  Card,
  expectInSight,
  expectMenuClosed,
  getButton,
  getItem,
  openMenu,
  pressOutside,
  rest,
} from './showMenu.tsx';
import { startTranslator } from './startTranslator.ts';

describe.each([...modals, ...traps, ...drawers])('the menu inside %s', (_, Host) => {
  it('is on top, can be used, and leaves the host unchanged', async () => {
    const [onClose, onSelect] = [vi.fn(), vi.fn()];
    showHost(
      <Host onClose={onClose}>
        <Card onSelect={onSelect} />
      </Host>,
    );
    await waitFor(() => expect(getButton().getClientRects()).toHaveLength(1));
    const before = readBody();

    await openMenu();
    expectInSight();
    await waitFor(() => expect(getItem('Invoices only')).toHaveFocus());
    await userEvent.keyboard('{ArrowDown}');
    expect(getItem('Products only')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expectMenuClosed();
    expect(getButton()).toHaveFocus();

    await userEvent.keyboard('{ArrowUp}');
    await press(getItem('Products only'));
    await expectMenuClosed();
    expect(onSelect.mock.calls).toEqual([[getButton()]]);
    expect(getButton()).toHaveFocus();

    await openMenu();
    await pressOutside();
    await expectMenuClosed();
    expect(getButton()).toHaveFocus();

    expect(onClose).not.toHaveBeenCalled();
    expect(readBody()).toEqual(before);
  });
});

describe('the page around the menu', () => {
  const NATIVE = (
    'pointerdown pointerup mousedown mouseup mousemove click keydown keyup focusin focusout wheel ' +
    'submit animationend toggle beforetoggle'
  ).split(' ');

  it('hears nothing of what happens in it: a row that can be pressed, in a form', async () => {
    const heard: string[] = [];
    const hear = (event: { type: string; target: unknown }) => {
      const isOurs = event.target instanceof Element && event.target.closest('accounting-place');
      if (isOurs || event.type === 'submit') heard.push(event.type);
    };
    const handlers = {
      onClick: hear,
      onClickCapture: undefined,
      onPointerDownCapture: hear,
      onKeyDown: hear,
      onFocus: hear,
      onBlur: hear,
      onSubmit: hear,
      onToggle: hear,
    };
    const onSelect = vi.fn();
    showHost(
      // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
      <div data-testid="row" {...handlers}>
        <form>
          <Card onSelect={onSelect} />
        </form>
      </div>,
    );
    const row = screen.getByTestId('row');
    for (const type of NATIVE) row.addEventListener(type, hear);

    await openMenu();
    await userEvent.keyboard('{ArrowDown}{ArrowUp}x');
    await userEvent.hover(getItem('Switch'));
    await userEvent.click(getItem('Switch'), { force: true });
    await press(getItem('Products only'));
    await expectMenuClosed();
    await openMenu();
    await pressOutside();
    await expectMenuClosed();
    expect(onSelect).toHaveBeenCalledTimes(1);
    expect(heard).toEqual([]);
  });

  it('is not pressed by the press that closes the menu', async () => {
    const onPress = vi.fn();
    showHost(
      <>
        <button style={{ position: 'fixed', inset: '0 auto auto 0' }} onClick={onPress}>
          Pay
        </button>
        <div style={{ margin: 100 }}>
          <Card />
        </div>
      </>,
    );
    await openMenu();
    await pressOutside();
    await expectMenuClosed();
    expect(onPress).not.toHaveBeenCalled();
    await pressOutside();
    expect(onPress).toHaveBeenCalledTimes(1);
  });

  it('does not move, whatever its rules for last children and neighbors', async () => {
    const style = document.createElement('style');
    style.textContent =
      'div > * + * { margin-top: 40px } div > :last-child { margin-bottom: 9px } body { overflow-y: scroll }';
    document.head.append(style);
    onTestFinished(() => style.remove());
    showHost(
      <>
        <Card />
        <p>below</p>
      </>,
    );
    const read = () =>
      [getButton(), screen.getByText('below')].map((element) =>
        element.getBoundingClientRect().toJSON(),
      );
    const before = read();
    await openMenu();
    expect(read()).toEqual(before);
    await userEvent.keyboard('{Escape}');
    await expectMenuClosed();
    expect(read()).toEqual(before);
  });

  it('keeps the menu that a double press opens', async () => {
    showHost(<Card />);
    await userEvent.dblClick(getButton());
    expect(await screen.findByRole('menu')).toBeVisible();
    await rest();
    expect(screen.getByRole('menu')).toBeVisible();
  });

  it('may translate it, and letters then lead to the new words', async () => {
    showHost(<Card />);
    await openMenu();
    const translator = startTranslator('wrapping');
    onTestFinished(() => translator.stop());
    await waitFor(() => expect(getItem('⟦Products only⟧')).toBeVisible());
    // No keyboard has this letter.
    getItem('⟦Products only⟧').dispatchEvent(
      new KeyboardEvent('keydown', { key: '⟦', bubbles: true }),
    );
    expect(getItem('⟦Products only⟧')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expectMenuClosed();
  });
});

type Root = Document | ShadowRoot;

const createShadow =
  (mode: ShadowRootMode): Host =>
  ({ children }) => {
    const [root, setRoot] = useState<ShadowRoot | null>(null);
    const attach = useCallback((element: HTMLElement | null) => {
      if (!element || roots.has(element)) return;
      const shadow = element.attachShadow({ mode });
      roots.set(element, shadow);
      copySheets(shadow);
      setRoot(shadow);
    }, []);
    return (
      <div ref={attach} data-testid="host">
        {root && createPortal(children, root)}
      </div>
    );
  };

const roots = new WeakMap<Element, Root>();

function copySheets(target: Node) {
  for (const sheet of document.querySelectorAll('style')) target.appendChild(sheet.cloneNode(true));
}

const Frame: Host = ({ children }) => {
  const ref = useRef<HTMLIFrameElement>(null);
  const [body, setBody] = useState<HTMLElement | null>(null);
  useEffect(() => {
    const { current: frame } = ref;
    if (!frame?.contentDocument) return;
    copySheets(frame.contentDocument.head);
    roots.set(frame, frame.contentDocument);
    setBody(frame.contentDocument.body);
  }, []);
  return (
    // oxlint-disable-next-line react/iframe-missing-sandbox -- has no page of its own
    <iframe title="frame" data-testid="host" ref={ref} style={{ width: 600, height: 500 }}>
      {body && createPortal(children, body)}
    </iframe>
  );
};

describe.each<[string, Host]>([
  ['an open shadow root', createShadow('open')],
  ['a closed shadow root', createShadow('closed')],
  ['a frame that the page renders into', Frame],
])('the menu in %s', (_, Place) => {
  it('takes keys, and closes with Escape and Tab', async () => {
    const onSelect = vi.fn();
    showHost(
      <Place onClose={vi.fn()}>
        <Card onSelect={onSelect} />
      </Place>,
    );
    const getRoot = () => roots.get(screen.getByTestId('host'));
    const find = (part: string) => getRoot()?.querySelector<HTMLElement>(`[data-part=${part}]`);
    const expectFocus = (text: string) =>
      waitFor(() => expect(getRoot()?.activeElement?.textContent).toBe(text));
    await waitFor(() => expect(find('menu-button')).toBeTruthy());

    find('menu-button')?.focus();
    await userEvent.keyboard('{Enter}');
    await expectFocus('Invoices only');
    const [menu, button] = [find('menu'), find('menu-button')].map((element) =>
      element?.getBoundingClientRect(),
    );
    expect(menu?.right).toBeCloseTo(Math.max(button?.right ?? 0, (menu?.width ?? 0) + 8), 0);
    await userEvent.keyboard('p');
    await expectFocus('Products only');
    await userEvent.keyboard('{Escape}');
    await expectFocus('•••');
    expect(find('menu')).toBeNull();

    await userEvent.keyboard('{ArrowUp}');
    await expectFocus('Disconnect');
    await userEvent.keyboard('{Enter}');
    await expectFocus('•••');
    expect(onSelect.mock.calls).toEqual([[find('menu-button')]]);

    await userEvent.keyboard('{ArrowUp}');
    await expectFocus('Disconnect');
    await userEvent.tab();
    await waitFor(() => expect(find('menu')).toBeNull());
  });
});

describe('the menu', () => {
  it.each(['mouse', 'touch'] as const)('opens and chooses with a %s', async (kind) => {
    const onSelect = vi.fn();
    showHost(<Card onSelect={onSelect} />);
    async function tap(element: Element) {
      if (kind === 'mouse') return press(element);
      const frame = window.frameElement?.getBoundingClientRect() ?? new DOMRect();
      const scale = frame.width ? frame.width / window.innerWidth : 1;
      const { x, y, width, height } = element.getBoundingClientRect();
      const at = { x: frame.x + (x + width / 2) * scale, y: frame.y + (y + height / 2) * scale };
      await cdp().send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
      return cdp().send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    }
    await tap(getButton());
    const item = await screen.findByRole('menuitem', { name: 'Products only' });
    await rest();
    await tap(item);
    await expectMenuClosed();
    expect(onSelect).toHaveBeenCalledTimes(1);
  });
});
