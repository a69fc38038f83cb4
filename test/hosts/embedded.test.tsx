import { screen, waitFor } from '@testing-library/react';
import {
  AccountingConnect,
  ConnectButton,
  DisconnectButton,
  PlatformPicker,
  useConnectDialog,
} from 'react-accounting-connect';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { showHost } from './showHost.tsx';

type Root = Document | ShadowRoot;
type Place = (props: { children: ReactNode; onRoot: (root: Root) => void }) => ReactNode;

function copySheets(target: Node) {
  for (const sheet of document.querySelectorAll('style')) target.appendChild(sheet.cloneNode(true));
}

/** The elements that have a shadow root. */
const hosts = new WeakSet<Element>();

const createShadow =
  (mode: ShadowRootMode): Place =>
  ({ children, onRoot }) => {
    const [root, setRoot] = useState<ShadowRoot | null>(null);
    const attach = useCallback(
      (element: HTMLElement | null) => {
        if (!element || hosts.has(element)) return;
        hosts.add(element);
        const shadow = element.attachShadow({ mode });
        copySheets(shadow);
        onRoot(shadow);
        setRoot(shadow);
      },
      [onRoot],
    );
    return <div ref={attach}>{root && createPortal(children, root)}</div>;
  };

const Frame: Place = ({ children, onRoot }) => {
  const ref = useRef<HTMLIFrameElement>(null);
  const [body, setBody] = useState<HTMLElement | null>(null);
  useEffect(() => {
    const inner = ref.current?.contentDocument;
    if (!inner) return;
    copySheets(inner.head);
    onRoot(inner);
    setBody(inner.body);
  }, [onRoot]);
  return (
    // oxlint-disable-next-line react/iframe-missing-sandbox -- has no page of its own
    <iframe title="frame" ref={ref} style={{ width: 900, height: 700 }}>
      {body && createPortal(children, body)}
    </iframe>
  );
};

const places: [string, Place][] = [
  ['an open shadow root', createShadow('open')],
  ['a closed shadow root', createShadow('closed')],
  ['a frame that the page renders into', Frame],
];

/** Renders a page of ours, and returns how to find and use its parts. */
function show(Place: Place, page: ReactNode, connection?: string) {
  let root: Root = document;
  const handleRoot = (made: Root) => void (root = made);
  showHost(<Place onRoot={handleRoot}>{page}</Place>, {
    ...(connection && { connection }),
  });
  const find = (selector: string) =>
    waitFor(() => {
      const element = root.querySelector<HTMLElement>(selector);
      if (!element || element.ariaDisabled === 'true') throw new Error(`No ${selector}`);
      return element;
    });
  const getFocus = () => root.activeElement?.getAttribute('data-part') ?? null;
  return {
    find,
    getFocus,
    expectFocus: (part: string) => waitFor(() => expect(getFocus()).toBe(part)),
    getItem: () => root.activeElement?.getAttribute('data-platform'),
    getText: () => root.querySelector<HTMLInputElement>('input')?.value,
    expectClosed: () => waitFor(() => expect(root.querySelector('dialog')).toBeNull()),
  };
}

describe.each(places)('in %s', (_, Place) => {
  it('the picker takes letters, keeps Tab, and Escape does one thing', async () => {
    const onEscape = vi.fn();
    const { find, expectFocus, getText, getItem, expectClosed } = show(Place, <ConnectButton />);
    const opener = await find('[data-part=connect-button]');
    opener.ownerDocument.addEventListener('keyup', ({ key }) => key === 'Escape' && onEscape());
    opener.focus();
    await userEvent.keyboard('{Enter}');
    await expectFocus('platform-search');

    await userEvent.keyboard('wave');
    expect(getText()).toBe('wave');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(getText()).toBe(''));
    await userEvent.tab({ shift: true });
    await expectFocus('close-button');
    await userEvent.tab();
    await expectFocus('platform-search');
    await userEvent.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}');
    expect(getItem()).toBe('sage_intacct');
    await userEvent.keyboard('{Escape}');
    await expectClosed();
    await expectFocus('connect-button');
    expect(onEscape).not.toHaveBeenCalled();
  });

  it('the question keeps the focus', async () => {
    const { find, expectFocus } = show(Place, <DisconnectButton />, 'connected');
    (await find('[data-part=disconnect-button]')).focus();
    await userEvent.keyboard('{Enter}');
    await expectFocus('keep-button');
    await userEvent.tab();
    await expectFocus('confirm-button');
    await userEvent.tab();
    await expectFocus('keep-button');
  });

  it('the arrow keys move between the platforms of a picker on the page', async () => {
    const { find, getItem, getText } = show(Place, <PlatformPicker />);
    (await find('[data-part=platform-search]')).focus();
    await userEvent.keyboard('x{Escape}');
    await waitFor(() => expect(getText()).toBe(''));
    await userEvent.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}');
    expect(getItem()).toBe('sage_intacct');
  });

  it('the title gets the focus of a button that goes with its view', async () => {
    const { find, expectFocus } = show(Place, <AccountingConnect />, 'connected');
    (await find('[data-part=menu-button]')).focus();
    // The last item: Disconnect.
    await userEvent.keyboard('{ArrowUp}');
    await expectFocus('menu-item-button');
    await userEvent.keyboard('{Enter}');
    await expectFocus('keep-button');
    await userEvent.keyboard('{Escape}');
    await expectFocus('menu-button');
    await userEvent.keyboard('{ArrowUp}{Enter}');
    await expectFocus('keep-button');
    await userEvent.keyboard('{Tab}{Enter}');
    await expectFocus('widget-title');
  });

  it('a button of the partner opens the picker in the same place', async () => {
    function Own() {
      const { dialog, open } = useConnectDialog();
      return (
        <>
          <button data-part="own" onClick={({ currentTarget }) => open(currentTarget)}>
            Connect your books
          </button>
          {dialog}
        </>
      );
    }
    const { find, expectFocus, expectClosed } = show(Place, <Own />);
    (await find('[data-part=own]')).focus();
    await userEvent.keyboard('{Enter}');
    await expectFocus('platform-search');
    expect(screen.queryByRole('searchbox')).toBeNull();
    await userEvent.keyboard('{Escape}');
    await expectClosed();
    await expectFocus('own');
  });
});
