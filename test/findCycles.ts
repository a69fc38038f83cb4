import type { SourceModule } from './sourceModules.ts';

interface Link {
  from: SourceModule;
  to: SourceModule;
  link: { isTypeOnly: boolean };
}

/** Finds modules that import each other, as text. Imports of types do not count. */
export function findCycles(modules: readonly SourceModule[], links: readonly Link[]): string[] {
  const cycles: string[] = [];
  const finished = new Set<string>();
  const visit = (path: string, trail: string[]) => {
    if (trail.includes(path)) {
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    } else if (!finished.has(path)) {
      for (const { from, to, link } of links) {
        if (from.path === path && !link.isTypeOnly) visit(to.path, [...trail, path]);
      }
      finished.add(path);
    }
  };
  for (const { path } of modules) visit(path, []);
  return cycles;
}
