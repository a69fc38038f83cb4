import { renderWithSandbox } from './renderWithSandbox.tsx';
import type { SandboxSetup } from './renderWithSandbox.tsx';

/** Runs a hook under the real provider on a sandbox. `result` counts the renders. */
export function renderHookWithSandbox<T>(useHook: () => T, setup?: SandboxSetup) {
  const seen: T[] = [];
  function Probe() {
    seen.push(useHook());
    return null;
  }
  const view = renderWithSandbox(<Probe />, setup);
  const result = {
    get current(): T {
      const latest = seen.at(-1);
      if (latest === undefined) throw new Error('The hook has not run yet');
      return latest;
    },
    get renders() {
      return seen.length;
    },
  };
  return { ...view, result };
}
