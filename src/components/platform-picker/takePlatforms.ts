import type { PlatformGroup } from './groupPlatforms.ts';

/** More platforms than fit on one screen. */
const SCREENFUL = 60;

/** Takes the first `count` platforms across all groups, and keeps them grouped. */
export function takePlatforms(
  groups: readonly PlatformGroup[],
  count = SCREENFUL,
): readonly PlatformGroup[] {
  let left = count;
  const taken = groups.map(({ kind, platforms }) => {
    const first = platforms.slice(0, left);
    left -= first.length;
    return { kind, platforms: first };
  });
  return taken.filter(({ platforms }) => platforms.length > 0);
}
