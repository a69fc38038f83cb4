import { useLayoutEffect, useRef } from 'react';
import type { FocusEvent, RefObject } from 'react';
import { getFocused, isFocusLost } from '../../lib/getFocused.ts';

const getControls = (row: Element | null | undefined) => [
  ...(row?.querySelectorAll<HTMLElement>('button, a') ?? []),
];

/**
 * Keeps the focus on a control of a row that moves. React creates such a row anew in another part of
 * the list.
 */
export function useRowFocus(listRef: RefObject<HTMLElement | null>) {
  const focused = useRef<{ row: Element; record: string; fromEnd: number } | null>(null);

  useLayoutEffect(() => {
    const { current: list } = listRef;
    if (!list || !focused.current || !isFocusLost(list)) return;
    const { row: before, record, fromEnd } = focused.current;
    if (before.isConnected) return;
    const row = list.querySelector(`[data-record="${CSS.escape(record)}"]`);
    getControls(row).at(-fromEnd)?.focus({ preventScroll: true });
  });

  return {
    onFocus({ target }: FocusEvent<HTMLElement>) {
      const row = target.closest('[data-record]');
      const record = row?.getAttribute('data-record');
      const controls = getControls(row);
      // What comes last, such as Send again, stays when the reason before it disappears.
      const fromEnd = controls.length - controls.findIndex((control) => control === target);
      focused.current = row && record ? { row, record, fromEnd } : null;
    },
    onBlur({ target }: FocusEvent<HTMLElement>) {
      // The person has left: React has not removed the row, and not only the window lost the focus.
      if (target.isConnected && getFocused(target) !== target) focused.current = null;
    },
  };
}
