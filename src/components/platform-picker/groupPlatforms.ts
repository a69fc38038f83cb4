import type { Platform } from '../../api/Platform.ts';

export interface PlatformGroup {
  kind: 'offered' | 'test' | 'retired';
  platforms: readonly Platform[];
}

const isRetired = (platform: Platform) => platform.retiredAt !== undefined;

/** Puts the platforms that few people need last: test and retired ones. */
export function groupPlatforms(platforms: readonly Platform[]): readonly PlatformGroup[] {
  const groups: PlatformGroup[] = [
    { kind: 'offered', platforms: platforms.filter((p) => !isRetired(p) && !p.isTest) },
    { kind: 'test', platforms: platforms.filter((p) => !isRetired(p) && p.isTest) },
    { kind: 'retired', platforms: platforms.filter(isRetired) },
  ];
  return groups.filter((group) => group.platforms.length > 0);
}
