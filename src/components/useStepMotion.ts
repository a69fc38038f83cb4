import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';

const HEIGHT = { duration: 160, easing: 'ease-out' };
const FADE = { duration: 120, easing: 'ease-out' };

/** On a server, React 18 warns about layout effects. */
const useMotionEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/**
 * Lets a panel grow or shrink to the height of its next step, which fades in, unless the person wants
 * reduced motion. Each step starts at its top. Call `measure` before React changes the step: in the
 * click that changes it, or after the commit before.
 */
export function useStepMotion(step: string) {
  const panelRef = useRef<HTMLDivElement>(null);
  const shown = useRef({ step, height: 0 });

  useMotionEffect(() => {
    const { current: panel } = panelRef;
    const { step: last, height } = shown.current;
    if (!panel || last === step) return;
    shown.current.step = step;
    panel.scrollTop = 0;
    if (!window.matchMedia?.('(prefers-reduced-motion: no-preference)').matches) return;
    const from = { blockSize: `${height}px`, overflow: 'hidden' };
    panel.animate?.([from, { ...from, blockSize: `${panel.offsetHeight}px` }], HEIGHT);
    for (const child of panel.children) child.animate?.([{ opacity: 0 }, { opacity: 1 }], FADE);
  }, [step]);

  return {
    panelRef,
    measure: useCallback(() => {
      shown.current.height = panelRef.current?.offsetHeight ?? 0;
    }, []),
  };
}
