import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { unmountScenes } from './mountScene.tsx';
import { scenes } from './scenes.tsx';
import { addSheet, removeSheets } from './sheets.ts';
import { compareSnapshots, takeSnapshot } from './takeSnapshot.ts';

const { ours, builds } = inject('hostSheets');

const setScheme = (scheme: string) => {
  document.documentElement.style.colorScheme = scheme;
};

describe.each(scenes.filter(({ hasAllColors }) => hasAllColors))('$name', ({ show }) => {
  beforeAll(async () => show());
  afterEach(() => {
    removeSheets();
    setScheme('');
  });
  afterAll(unmountScenes);

  // `color-scheme` is set where the build cannot see it, if at all.
  it.each(
    Object.keys(builds).flatMap((build) =>
      ['', 'light', 'dark', 'light dark'].map((scheme) => [build, scheme] as const),
    ),
  )('looks the same after %s, with the color scheme "%s"', (build, scheme) => {
    setScheme(scheme);
    addSheet(ours);
    const before = takeSnapshot();
    expect(before.size).toBeGreaterThan(100);
    removeSheets();

    addSheet(builds[build] ?? '');
    expect(compareSnapshots(before, takeSnapshot()).slice(0, 20)).toEqual([]);
  });
});
