import * as Headless from '@headlessui/react';
import { ClickAwayListener, Dialog, Drawer, Popover } from '@mui/material';
import * as Radix from '@radix-ui/react-dialog';
import { createFocusTrap } from 'focus-trap';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';

/** A modal element of the partner's page. */
export interface HostProps {
  children: ReactNode;
  /** Runs when the host's own modal closes or requests to close. */
  onClose: () => void;
}

export type Host = (props: HostProps) => ReactNode;

const MuiDialog: Host = ({ children, onClose }) => (
  <Dialog open onClose={onClose} transitionDuration={0}>
    <div style={{ padding: 40 }}>{children}</div>
  </Dialog>
);

const MuiDrawer: Host = ({ children, onClose }) => (
  <Drawer open anchor="right" onClose={onClose} transitionDuration={0}>
    <div style={{ padding: 40, width: 400 }}>{children}</div>
  </Drawer>
);

const MuiPopover: Host = ({ children, onClose }) => {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <div ref={setAnchor} style={{ width: 100 }}>
        Anchor
      </div>
      {anchor && (
        <Popover open anchorEl={anchor} onClose={onClose} transitionDuration={0}>
          <div style={{ padding: 40 }}>{children}</div>
        </Popover>
      )}
    </>
  );
};

const createClickAway =
  (mouseEvent: 'onClick' | 'onMouseDown' | 'onPointerDown'): Host =>
  ({ children, onClose }) => (
    <ClickAwayListener mouseEvent={mouseEvent} onClickAway={onClose}>
      <div style={{ margin: 100, padding: 40 }}>{children}</div>
    </ClickAwayListener>
  );

const HeadlessDialog: Host = ({ children, onClose }) => (
  <Headless.Dialog open onClose={onClose} style={{ position: 'relative', zIndex: 2000 }}>
    <div style={{ position: 'fixed', inset: 0, display: 'grid', placeItems: 'center' }}>
      <Headless.DialogPanel style={{ padding: 40, background: 'Canvas' }}>
        <Headless.DialogTitle>Settings</Headless.DialogTitle>
        {children}
      </Headless.DialogPanel>
    </div>
  </Headless.Dialog>
);

const panel = { position: 'fixed', inset: 100, zIndex: 5000, padding: 40 } as const;

const RadixDialog: Host = ({ children, onClose }) => (
  <Radix.Root open onOpenChange={onClose}>
    <Radix.Portal>
      <Radix.Overlay style={{ position: 'fixed', inset: 0, zIndex: 4000 }} />
      <Radix.Content style={{ ...panel, background: 'Canvas' }} aria-describedby={undefined}>
        <Radix.Title>Settings</Radix.Title>
        {children}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
);

const RadixInRadix: Host = ({ children, onClose }) => (
  <RadixDialog onClose={onClose}>
    <RadixDialog onClose={onClose}>{children}</RadixDialog>
  </RadixDialog>
);

/** Uses the common snippet that closes the dialog when the person presses its backdrop. */
const NativeDialog: Host = ({ children, onClose }) => {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog?.open) dialog?.showModal();
    function handleClick({ clientX, clientY }: MouseEvent) {
      const { left, right, top, bottom } = dialog?.getBoundingClientRect() ?? new DOMRect();
      const isInside = clientX > left && clientX < right && clientY > top && clientY < bottom;
      if (!isInside) dialog?.close();
    }
    dialog?.addEventListener('click', handleClick);
    return () => dialog?.removeEventListener('click', handleClick);
  }, []);
  return (
    <dialog ref={ref} onCancel={onClose} onClose={onClose}>
      {children}
    </dialog>
  );
};

const NativePopover: Host = ({ children, onClose }) => {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const popover = ref.current;
    popover?.showPopover();
    const handleToggle = () => void (popover?.matches(':popover-open') === false && onClose());
    popover?.addEventListener('toggle', handleToggle);
    return () => {
      popover?.removeEventListener('toggle', handleToggle);
    };
  }, [onClose]);
  return (
    <div ref={ref} popover="auto" style={{ padding: 40 }}>
      {children}
    </div>
  );
};

const PRESSES = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'focusin'] as const;

/** A hand-made drawer without a role that closes on a press outside. */
const createDrawer =
  (type: (typeof PRESSES)[number], capture: boolean): Host =>
  ({ children, onClose }) => {
    const ref = useRef<HTMLElement>(null);
    useEffect(() => {
      function handlePress({ target }: Event) {
        if (target instanceof Node && !ref.current?.contains(target)) onClose();
      }
      document.addEventListener(type, handlePress, capture);
      return () => document.removeEventListener(type, handlePress, capture);
    }, [onClose]);
    return (
      <aside ref={ref} style={{ ...panel, insetInlineStart: 'auto', background: 'Canvas' }}>
        {children}
      </aside>
    );
  };

/** Uses the defaults of the package, which swallow every press outside. */
const FocusTrap: Host = ({ children, onClose }) => {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!ref.current) return undefined;
    const trap = createFocusTrap(ref.current, {
      fallbackFocus: ref.current,
      returnFocusOnDeactivate: false,
      onDeactivate: onClose,
    });
    trap.activate();
    return () => void trap.deactivate({ onDeactivate: () => undefined });
  }, [onClose]);
  return (
    <div ref={ref} tabIndex={-1} style={panel}>
      {children}
    </div>
  );
};

/** Pulls the focus back whenever the focus leaves, as hand-made traps do. */
const FocusPuller: Host = ({ children }) => {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const pull = () => {
      if (!ref.current?.contains(document.activeElement)) ref.current?.focus();
    };
    document.addEventListener('focusin', pull, true);
    const timer = setInterval(pull, 50);
    return () => {
      document.removeEventListener('focusin', pull, true);
      clearInterval(timer);
    };
  }, []);
  return (
    <div ref={ref} tabIndex={-1} style={panel}>
      {children}
    </div>
  );
};

/** Hides everything outside, including elements that are added later, as React Aria does. */
const createHider =
  (attribute: 'aria-hidden' | 'inert'): Host =>
  ({ children }) => {
    const ref = useRef<HTMLDivElement>(null);
    useEffect(() => {
      const hidden: Element[] = [];
      function hide() {
        let inner: Element | null = ref.current;
        while (inner && inner !== document.body) {
          for (const sibling of inner.parentElement?.children ?? []) {
            if (sibling === inner || sibling.hasAttribute(attribute)) continue;
            sibling.setAttribute(attribute, 'true');
            hidden.push(sibling);
          }
          inner = inner.parentElement;
        }
      }
      hide();
      const observer = new MutationObserver(hide);
      observer.observe(document.body, { childList: true, subtree: true });
      return () => {
        observer.disconnect();
        for (const element of hidden) element.removeAttribute(attribute);
      };
    }, []);
    return (
      <div>
        <div ref={ref} style={panel}>
          {children}
        </div>
        <p>The rest of the page</p>
      </div>
    );
  };

/** Closes on Escape, wherever its listener is. */
const createEscapable =
  (target: 'window' | 'document', capture: boolean): Host =>
  ({ children, onClose }) => {
    useEffect(() => {
      const place = target === 'window' ? window : document;
      const handleKey = (event: Event) =>
        void (event instanceof KeyboardEvent && event.key === 'Escape' && onClose());
      place.addEventListener('keydown', handleKey, capture);
      return () => place.removeEventListener('keydown', handleKey, capture);
    }, [onClose]);
    return <div style={panel}>{children}</div>;
  };

/** A place whose styles clip, move or cover its content. */
const Trouble: Host = ({ children }) => (
  <div style={{ overflow: 'hidden', height: 60, width: 260, transform: 'scale(1)', opacity: 0.9 }}>
    <div style={{ filter: 'blur(0)', contain: 'strict', height: 60, position: 'relative' }}>
      {children}
    </div>
    <div style={{ position: 'fixed', inset: 200, zIndex: 2 ** 31 - 1, background: 'tomato' }} />
  </div>
);

/** Modals, most of them from packages that partners use. */
export const modals: readonly (readonly [name: string, Host])[] = [
  ['a dialog of MUI', MuiDialog],
  ['a drawer of MUI', MuiDrawer],
  ['a popover of MUI', MuiPopover],
  ['a dialog of Headless UI', HeadlessDialog],
  ['a dialog of Radix', RadixDialog],
  ['a dialog of Radix in a dialog of Radix', RadixInRadix],
  ['a native dialog', NativeDialog],
  ['a native popover', NativePopover],
];

/** Places that trap the focus, or hide everything outside. */
export const traps: typeof modals = [
  ['a focus trap of the package focus-trap', FocusTrap],
  ['a focus trap that pulls the focus back', FocusPuller],
  ['a modal that hides the rest with aria-hidden', createHider('aria-hidden')],
  ['a modal that makes the rest inert', createHider('inert')],
  ['a place that clips, moves and covers', Trouble],
];

/** Hand-made drawers, and modals that close on Escape. */
export const drawers: typeof modals = [
  ['a modal that closes on Escape at the document', createEscapable('document', false)],
  ['a modal that closes on Escape at the document early', createEscapable('document', true)],
  ['a modal that closes on Escape at the window', createEscapable('window', false)],
  ['a modal that closes on Escape at the window early', createEscapable('window', true)],
  ...(['onClick', 'onMouseDown', 'onPointerDown'] as const).map(
    (type) => [`a ClickAwayListener of MUI for ${type}`, createClickAway(type)] as const,
  ),
  ...PRESSES.flatMap((type) => [
    [`a drawer that closes on ${type} outside`, createDrawer(type, false)] as const,
    [`a drawer that closes on ${type} outside, heard early`, createDrawer(type, true)] as const,
  ]),
];
