import { screen, waitFor } from '@testing-library/react';
import { ConnectButton, PlatformPicker } from 'react-accounting-connect';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
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

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

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
  // These bubble in React only.
  onCancel: hear('cancel'),
  onCancelCapture: hear('cancel, early'),
  onClose: hear('close'),
  onToggle: hear('toggle'),
  onBeforeToggle: hear('before toggle'),
  onLoad: hear('load'),
  onError: hear('error'),
  onInvalid: hear('invalid'),
  onScrollCapture: hear('scroll, early'),
};

/** Types, presses, scrolls and moves the pointer in the open dialog. */
async function useAll() {
  await userEvent.keyboard('sage{Enter}');
  await userEvent.dblClick(getSearch());
  await userEvent.keyboard('{Backspace}x{Escape}{ArrowDown}{ArrowUp}');
  await userEvent.hover(screen.getByRole('button', { name: /^Wave/ }));
  await userEvent.wheel(screen.getByRole('button', { name: /^Wave/ }), { delta: { y: 40 } });
  await press(screen.getByRole('heading', { name: 'Choose your software' }));
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
    const load = vi.fn();
    const fail = vi.fn();
    showHost(
      <Place handlers={REACT}>
        <ConnectButton
          renderIcon={({ key }) => (
            <img src={key === 'xero' ? PIXEL : 'data:,'} alt="" onLoad={load} onError={fail} />
          )}
        />
      </Place>,
    );
    const opener = await openPicker();
    await waitFor(() => expect(load).toHaveBeenCalled());
    await waitFor(() => expect(fail).toHaveBeenCalled());
    expect(heard).toEqual([]);
    for (const element of [screen.getByTestId('place'), document.body, document, window]) {
      listen(element);
    }

    await useAll();
    await waitFor(() => expect(opener).toHaveFocus());
    await openPicker();
    getPicker().dispatchEvent(new Event('cancel', { cancelable: true }));
    await expectClosed();

    expect(heard).toEqual([]);
  });
});

describe('a place that acts on presses', () => {
  it.each<[string, (children: ReactNode) => ReactNode]>([
    [
      'a label',
      (children) => (
        // oxlint-disable-next-line jsx-a11y/label-has-associated-control
        <label className="trouble">
          <input type="checkbox" aria-label="Box" />
          {children}
        </label>
      ),
    ],
    [
      'a link',
      (children) => (
        <a href="#gone" className="trouble">
          <span>{children}</span>
        </a>
      ),
    ],
    [
      'a summary',
      (children) => (
        <details>
          <summary className="trouble">{children}</summary>
        </details>
      ),
    ],
    [
      'a card that can be dragged',
      (children) => (
        <div draggable className="trouble">
          <p>{children}</p>
        </div>
      ),
    ],
    [
      'text that can be edited',
      (children) => (
        <div contentEditable suppressContentEditableWarning className="trouble">
          {children}
        </div>
      ),
    ],
  ])('does not hold the dialog: %s', async (_, wrap) => {
    showHost(wrap(<ConnectButton />));
    const opener = await findOpener();
    const read = () => {
      const box = screen.queryByRole('checkbox', { hidden: true });
      const details = document.querySelector('details');
      const isChecked = box instanceof HTMLInputElement && box.checked;
      return { hash: window.location.hash, isChecked, isOpen: details?.open };
    };
    await press(opener);
    await waitFor(() => expect(getSearch()).toHaveFocus());
    const before = read();

    expect(getPicker().closest('.trouble')).toBeNull();
    await press(screen.getByRole('heading', { name: 'Choose your software' }));
    await userEvent.keyboard('wave');
    await press(screen.getByText(/^Pick the software/));
    await pressGround();
    await expectClosed();

    expect(read()).toEqual(before);
    window.location.hash = '';
  });

  it('does not disable the dialog: a fieldset that is disabled later', async () => {
    const { container } = showHost(
      <fieldset>
        <ConnectButton />
      </fieldset>,
    );
    const fieldset = container.querySelector('fieldset');
    await openPicker();
    await press(screen.getByRole('button', { name: 'Close' }));
    await expectClosed();
    // The opener stays focusable for a moment, as in a form that is being sent.
    (await findOpener()).click();
    if (fieldset) fieldset.disabled = true;
    await waitFor(() => expect(getPicker()).toBeVisible());
    expect(getSearch()).toBeEnabled();
  });
});

const KEYS = ['keydown', 'keyup'] as const;

/** Reports each event of Escape that the page gets, wherever it listens. */
function listenForEscape(report: (type: string) => void) {
  const handle = ({ key, type }: KeyboardEvent) => void (key === 'Escape' && report(type));
  for (const type of KEYS) {
    for (const capture of [false, true]) {
      for (const target of [window, document, document.body]) {
        const listener = (event: Event) => event instanceof KeyboardEvent && handle(event);
        target.addEventListener(type, listener, capture);
        stops.push(() => target.removeEventListener(type, listener, capture));
      }
    }
  }
}

describe('Escape', () => {
  it('that closes the dialog closes no modal, neither when pressed, held or released', async () => {
    const onEscape = vi.fn();
    showHost(<ConnectButton />);
    listenForEscape(onEscape);
    await openPicker();
    const escape = { key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 27 };
    await cdp().send('Input.dispatchKeyEvent', { ...escape, type: 'rawKeyDown' });
    await expectClosed();
    await cdp().send('Input.dispatchKeyEvent', {
      ...escape,
      type: 'rawKeyDown',
      autoRepeat: true,
    });
    await cdp().send('Input.dispatchKeyEvent', { ...escape, type: 'keyUp' });
    expect(onEscape).not.toHaveBeenCalled();

    await userEvent.keyboard('{Escape}');
    expect(new Set(onEscape.mock.calls.flat())).toEqual(new Set(KEYS));
  });

  it('in the filled search box of a picker on the page empties the box and closes no modal', async () => {
    const onEscape = vi.fn();
    showHost(<PlatformPicker onSelect={() => undefined} />);
    listenForEscape(onEscape);
    await press(getSearch());
    await userEvent.keyboard('xero{Escape}');
    expect(getSearch()).toHaveValue('');
    expect(onEscape).not.toHaveBeenCalled();

    await userEvent.keyboard('{Escape}');
    expect(new Set(onEscape.mock.calls.flat())).toEqual(new Set(KEYS));
  });
});
