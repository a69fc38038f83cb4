import { useCallback, useEffect, useRef, useState } from 'react';
import type { ComponentType } from 'react';
import type { Loader } from '../../lib/createLoader.ts';
import { handleKeys } from '../../lib/handleKeys.ts';
import { watchPresses } from '../../lib/getLastPress.ts';

type State = { step: 'closed' | 'failed' } | { step: 'loading' | 'open'; opener: HTMLElement };

const CLOSED: State = { step: 'closed' };

export interface LazyDialog<Props> {
  step: State['step'];
  /** The error code of the last attempt, if the code of the dialog could not be loaded. */
  failure: 'network' | 'code_outdated' | undefined;
  /** The dialog and its opener, while the dialog is open. */
  open: { Dialog: ComponentType<Props>; opener: HTMLElement } | undefined;
  /** Fetches the dialog's code ahead of the click. Stable, like `show` and `close`. */
  prefetch: () => void;
  show: (opener: HTMLElement) => void;
  close: () => void;
}

/** Opens a dialog whose code is split off. `React.lazy` would crash the host if loading failed. */
export function useLazyDialog<Props>(loader: Loader<ComponentType<Props>>): LazyDialog<Props> {
  const [state, setState] = useState(CLOSED);
  const newest = useRef<HTMLElement | null>(null);
  // Listen before the host's modal around this component does.
  useEffect(() => handleKeys(), []);
  useEffect(() => watchPresses(), []);

  const show = useCallback(
    async (opener: HTMLElement) => {
      newest.current = opener;
      // The dialog may have been closed or reopened from another element in the meantime.
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
  const failure = loader.isGone() ? 'code_outdated' : 'network';
  return {
    step: state.step,
    failure: state.step === 'failed' ? failure : undefined,
    open: state.step === 'open' && Dialog ? { Dialog, opener: state.opener } : undefined,
    prefetch: loader.prefetch,
    show: useCallback((opener) => void show(opener), [show]),
    close: useCallback(() => {
      newest.current = null;
      setState(CLOSED);
    }, []),
  };
}
