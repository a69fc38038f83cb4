import { useAllHooks, type AllHooks } from '../useAllHooks.ts';

/** Creates a component that calls all hooks and records its renders. */
export function createProbe() {
  const renders: AllHooks[] = [];
  function Probe() {
    const all = useAllHooks();
    renders.push(all);
    return <p>{all.reading.error?.code ?? all.reading.status ?? 'loading'}</p>;
  }
  return {
    Probe,
    renders,
    /** The results of the latest render. */
    get current() {
      const latest = renders.at(-1);
      if (!latest) throw new Error('Nothing was rendered');
      return latest;
    },
  };
}
