import type { Platform } from '../../api/Platform.ts';

export interface PlatformGroup {
  kind: 'found' | 'popular' | 'offered' | 'more' | 'test';
  platforms: readonly Platform[];
}

/**
 * Divides the platforms: first the popular ones, then all others, each once. Test platforms come
 * last, unless the partner has put them into an order.
 */
export function groupPlatforms(
  platforms: readonly Platform[],
  popular: readonly Platform[],
  isOrdered: boolean,
): readonly PlatformGroup[] {
  const others = platforms.filter((platform) => !popular.includes(platform));
  const isLast = ({ isTest }: Platform) => isTest && !isOrdered;
  const groups: PlatformGroup[] = [
    { kind: 'popular', platforms: popular },
    {
      kind: popular.length > 0 ? 'more' : 'offered',
      platforms: others.filter((platform) => !isLast(platform)),
    },
    { kind: 'test', platforms: others.filter(isLast) },
  ];
  return groups.filter((group) => group.platforms.length > 0);
}
