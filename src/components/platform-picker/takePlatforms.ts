import type { PlatformGroup } from './groupPlatforms.ts';

/** More than a screen holds. */
const SCREENFUL = 60;

/** The first `count` platforms of all groups together, in their groups. */
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
