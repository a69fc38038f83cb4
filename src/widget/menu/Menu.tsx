import { useId, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { getIntentProps } from '../../components/dialog/getIntentProps.ts';
import { useIdlePrefetch } from '../../components/dialog/useIdlePrefetch.ts';
import { useLazyDialog } from '../../components/dialog/useLazyDialog.ts';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { createLoader } from '../../lib/createLoader.ts';
import { useWidgetMessages } from '../useWidgetMessages.ts';

export interface MenuProps {
  /** The accessible name of the button and of the menu. */
  label: string;
  /** Runs when the menu opens, for example to fetch the code of a dialog that an item opens. */
  onOpen?: (() => void) | undefined;
  /** `MenuItem` and `MenuSeparator`. They unmount when the menu closes. */
  children: ReactNode;
}

const menuPopup = /* @__PURE__ */ createLoader(() =>
  import('./MenuPopup.tsx').then(({ MenuPopup }) => MenuPopup),
);

/** A quiet button with three dots that opens a menu of actions. */
export function Menu({ label, onOpen, children }: MenuProps) {
  const { part } = useWidgetMessages();
  const id = useId();
  const [startKey, setStartKey] = useState<'Home' | 'End'>('Home');
  const { open, step, failure, prefetch, show, close } = useLazyDialog(menuPopup);
  useIdlePrefetch(true, prefetch);

  function start(opener: HTMLElement, key: 'Home' | 'End') {
    setStartKey(key);
    show(opener);
    onOpen?.();
  }

  function handleKeyDown(event: KeyboardEvent<HTMLElement>) {
    const { key, currentTarget } = event;
    if (key !== 'ArrowDown' && key !== 'ArrowUp') return;
    // Keeps the page from scrolling.
    event.preventDefault();
    start(currentTarget, key === 'ArrowDown' ? 'Home' : 'End');
  }

  return (
    <>
      <button
        type="button"
        {...part('menu-button')}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open !== undefined}
        aria-controls={open && id}
        aria-busy={step === 'loading' || undefined}
        {...getIntentProps({}, prefetch)}
        onClick={(event) => start(event.currentTarget, 'Home')}
        onKeyDown={handleKeyDown}
      >
        <span {...part('menu-dots')} aria-hidden>
          •••
        </span>
      </button>
      {failure && <FailureNotice error={{ code: failure }} />}
      {open && (
        <open.Dialog opener={open.opener} {...{ id, label, startKey }} onClose={close}>
          {children}
        </open.Dialog>
      )}
    </>
  );
}
