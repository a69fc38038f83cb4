import { fireEvent, screen, waitFor } from '@testing-library/react';
import { ConnectButton, PlatformPicker } from 'react-accounting-connect';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  expectClosed,
  findOpener,
  getPicker,
  getSearch,
  openPicker,
  press,
  pressGround,
  showHost,
} from './showHost.tsx';

const heard: string[] = [];
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  heard.length = 0;
});

const NATIVE = (
  'pointerdown pointerup pointermove pointerover pointerout mousedown mouseup mousemove mouseover ' +
  'mouseout click dblclick keydown keyup keypress beforeinput input change submit reset select ' +
  'focusin focusout wheel transitionend animationend contextmenu copy'
).split(' ');

/** Records an event only if it comes from our dialog, because the host may receive its own. */
const hear =
  (name: string) =>
  ({ target }: { target: unknown }) => {
    const isOurs = target instanceof Element && target.closest('[data-part=dialog-overlay]');
    if (isOurs) heard.push(name);
  };

/** Records the events inside our dialog that reach an element of the host. */
function listen(element: EventTarget) {
  for (const type of NATIVE) {
    const handle = hear(`native ${type}`);
    element.addEventListener(type, handle);
    stops.push(() => element.removeEventListener(type, handle));
  }
}

const REACT = {
  onClick: hear('click'),
  onDoubleClick: hear('double click'),
  onMouseDown: hear('mouse down'),
  onMouseDownCapture: hear('mouse down, early'),
  onMouseUp: hear('mouse up'),
  onMouseOver: hear('mouse over'),
  onPointerDown: hear('pointer down'),
  onPointerDownCapture: hear('pointer down, early'),
  onPointerUpCapture: hear('pointer up, early'),
  onKeyDown: hear('key down'),
  onKeyUp: hear('key up'),
  onInput: hear('input'),
  onBeforeInput: hear('before input'),
  onChange: hear('change'),
  onSelect: hear('select'),
  onFocus: hear('focus'),
  onBlur: hear('blur'),
  onSubmit: hear('submit'),
  onWheel: hear('wheel'),
  onTransitionEnd: hear('transition end'),
  onAnimationEnd: hear('animation end'),
};

/** Types, presses, scrolls and moves the pointer in the open dialog. */
async function useAll() {
  await userEvent.keyboard('sage{Enter}');
  await userEvent.dblClick(getSearch());
  await userEvent.keyboard('{Backspace}x{Escape}{ArrowDown}{ArrowUp}');
  await userEvent.hover(screen.getByRole('button', { name: /^Wave/ }));
  await userEvent.wheel(screen.getByRole('button', { name: /^Wave/ }), { delta: { y: 40 } });
  await press(screen.getByText('Choose your accounting system'));
  await userEvent.click(
    getPicker().querySelector('[data-part=dialog-description]') ?? getPicker(),
    {
      button: 'right',
    },
  );
  await press(screen.getByRole('button', { name: 'Close' }));
  await expectClosed();
}

type Place = (props: { children: ReactNode; handlers: typeof REACT }) => ReactNode;
const places: [string, Place][] = [
  [
    'a row of a table',
    ({ children, handlers }) => (
      <table>
        <tbody>
          <tr data-testid="place" {...handlers}>
            <td>{children}</td>
          </tr>
        </tbody>
      </table>
    ),
  ],
  [
    'a form',
    ({ children, handlers }) => (
      <form data-testid="place" {...handlers}>
        <input name="company" defaultValue="Maple & Harbor" />
        {children}
        <button>Save</button>
      </form>
    ),
  ],
];

describe.each(places)('in %s', (_, Place) => {
  it('the host receives no events from the dialog', async () => {
    showHost(
      <Place handlers={REACT}>
        <ConnectButton />
      </Place>,
    );
    const opener = await openPicker();
    await new Promise((resolve) => setTimeout(resolve, 100));
    for (const element of [screen.getByTestId('place'), document.body, document, window]) {
      listen(element);
    }
    heard.length = 0;

    await useAll();
    await waitFor(() => expect(opener).toHaveFocus());

    expect(heard).toEqual([]);
  });
});

describe('a place that acts on presses', () => {
  it.each<[string, (children: ReactNode) => ReactNode]>([
    [
      'a label',
      (children) => (
        // oxlint-disable-next-line jsx-a11y/label-has-associated-control
        <label>
          <input type="checkbox" data-testid="box" />
          {children}
        </label>
      ),
    ],
    [
      'a link',
      (children) => (
        <a href="#gone">
          <span>{children}</span>
        </a>
      ),
    ],
    [
      'a card that can be dragged',
      (children) => (
        <div draggable>
          <p>{children}</p>
        </div>
      ),
    ],
  ])('does not act inside %s', async (_, wrap) => {
    showHost(wrap(<ConnectButton onClick={(event) => event.stopPropagation()} />));
    await findOpener();
    const { hash } = window.location;
    const opener = await findOpener();
    fireEvent.keyDown(opener, { key: 'Enter' });
    opener.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(getSearch()).toHaveFocus());
    const box = screen.queryByTestId('box');
    const isChecked = box instanceof HTMLInputElement && box.checked;
    window.location.hash = hash;

    await press(screen.getByText('Choose your accounting system'));
    await pressGround();
    await expectClosed();

    expect(window.location.hash).toBe(hash);
    if (box instanceof HTMLInputElement) expect(box.checked).toBe(isChecked);
    expect(opener.closest('[draggable=true] dialog')).toBeNull();
  });
});

describe('Escape', () => {
  it('in the filled search box of a picker on the page empties the box and closes no modal', async () => {
    const onEscape = vi.fn();
    const handle = ({ key }: KeyboardEvent) => void (key === 'Escape' && onEscape());
    showHost(<PlatformPicker onSelect={() => undefined} />);
    document.addEventListener('keydown', handle, true);
    stops.push(() => document.removeEventListener('keydown', handle, true));
    await press(getSearch());
    await userEvent.keyboard('xero{Escape}');
    expect(getSearch()).toHaveValue('');
    expect(onEscape).not.toHaveBeenCalled();

    await userEvent.keyboard('{Escape}');
    expect(onEscape).toHaveBeenCalledOnce();
  });
});
