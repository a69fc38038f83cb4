import { useMemo } from 'react';
import type { Platform } from '../../api/Platform.ts';
import { usePlatforms } from '../../hooks/usePlatforms.ts';
import { cacheByLocale } from '../../lib/cacheByLocale.ts';
import { reportToPage } from '../../lib/reportToPage.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { findPlatforms } from './findPlatforms.ts';
import { getPopular } from './getPopular.ts';
import { groupPlatforms } from './groupPlatforms.ts';
import type { PlatformGroup } from './groupPlatforms.ts';
import type { PickerOptions } from './PickerOptions.ts';

type Filter = NonNullable<PickerOptions['filter']>;

/** The filters that have thrown. */
const reported = /* @__PURE__ */ new WeakSet<Filter>();

/** A filter that throws leaves nothing out. The page's own error reports get what it threw. */
function isOffered(filter: Filter, platform: Platform): boolean {
  try {
    return filter(platform);
  } catch (error) {
    if (!reported.has(filter)) reportToPage(error);
    reported.add(filter);
    return true;
  }
}

const getCollator = /* @__PURE__ */ cacheByLocale(
  (tag) => new Intl.Collator(tag, { numeric: true }),
);

/**
 * Returns the platforms to choose from, in groups: as the partner lists them, or else A to Z,
 * without retired ones, and with test platforms only if the partner asks for them. A search finds
 * one flat list.
 */
export function useOffered(
  { filter, showTestPlatforms }: PickerOptions,
  query: string,
): readonly PlatformGroup[] {
  const { platforms } = usePlatforms();
  const { platforms: option, language } = useAccountingContext('PlatformPicker');
  const { tag } = language;
  const isOrdered = Array.isArray(option);
  const listed = useMemo(() => {
    if (isOrdered) return platforms;
    const isListed = ({ isTest, retiredAt }: Platform) =>
      retiredAt === undefined && (showTestPlatforms || !isTest);
    const { compare } = getCollator(tag);
    // oxlint-disable-next-line unicorn/no-array-sort -- some browsers have no `toSorted`
    return platforms.filter(isListed).sort((a, b) => compare(a.name, b.name));
  }, [platforms, isOrdered, showTestPlatforms, tag]);

  const offered = filter ? listed.filter((platform) => isOffered(filter, platform)) : listed;
  if (query.trim() === '') {
    return groupPlatforms(offered, getPopular(offered, option, tag), isOrdered);
  }
  const found = findPlatforms(offered, query);
  return found.length > 0 ? [{ kind: 'found', platforms: found }] : [];
}
