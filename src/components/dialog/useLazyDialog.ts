import { useCallback, useRef, useState } from 'react';
import type { ComponentType } from 'react';
import type { Loader } from './createLoader.ts';

type State = { step: 'closed' | 'failed' } | { step: 'loading' | 'open'; opener: HTMLElement };

const CLOSED: State = { step: 'closed' };

export interface LazyDialog<Props> {
  step: State['step'];
  /** The dialog and what opened it, while it is open. */
  open: { Dialog: ComponentType<Props>; opener: HTMLElement } | undefined;
  /** Fetches the dialog's code ahead of the click. Stable, as the others are. */
  prefetch: () => void;
  show: (opener: HTMLElement) => void;
  close: () => void;
}

/** Opens a dialog whose code is split off. Not `React.lazy`: its failure would crash the host. */
export function useLazyDialog<Props>(loader: Loader<ComponentType<Props>>): LazyDialog<Props> {
  const [state, setState] = useState(CLOSED);
  const newest = useRef<HTMLElement | null>(null);

  const show = useCallback(
    async (opener: HTMLElement) => {
      newest.current = opener;
      // It may be closed meanwhile, or opened by something else.
      const settle = (next: State) => newest.current === opener && setState(next);
      try {
        if (!loader.get()) {
          setState({ step: 'loading', opener });
          await loader.load();
        }
        settle({ step: 'open', opener });
      } catch {
        settle({ step: 'failed' });
      }
    },
    [loader],
  );

  const Dialog = loader.get();
  return {
    step: state.step,
    open: state.step === 'open' && Dialog ? { Dialog, opener: state.opener } : undefined,
    prefetch: useCallback(() => void loader.load().catch(() => undefined), [loader]),
    show: useCallback((opener) => void show(opener), [show]),
    close: useCallback(() => {
      newest.current = null;
      setState(CLOSED);
    }, []),
  };
}
