import { forwardRef, useState } from 'react';
import type { ComponentPropsWithoutRef, KeyboardEvent, MouseEvent } from 'react';
import type { Platform } from '../../api/Platform.ts';
import type { PlatformKey } from '../../api/PlatformKey.ts';
import { usePlatforms } from '../../hooks/usePlatforms.ts';
import { composeEventHandlers } from '../../lib/composeEventHandlers.ts';
import { isComposing } from '../../lib/isComposing.ts';
import { useStable } from '../../lib/useStable.ts';
import { chosenThere } from '../../messages/chosenThere.ts';
import { picker } from '../../messages/picker.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { Announcement } from '../Announcement.tsx';
import { useMessages } from '../useMessages.ts';
import { getNextItem } from './getNextItem.ts';
import type { PickerOptions } from './PickerOptions.ts';
import { PlatformGroupList } from './PlatformGroupList.tsx';
import { takePickerOptions } from './takePickerOptions.ts';
import { takePlatforms } from './takePlatforms.ts';
import { useOffered } from './useOffered.ts';
import { usePause } from './usePause.ts';
import { useSearch } from './useSearch.ts';
import { useSettled } from './useSettled.ts';
import { WayOut } from './WayOut.tsx';

const english = { chosenThere, picker };

/** Props of `PlatformPicker`. */
export interface PlatformPickerProps
  extends Omit<ComponentPropsWithoutRef<'div'>, 'children' | 'onSelect'>, PickerOptions {
  /** The key of the platform marked as chosen. Without it, the last one pressed is marked. */
  value?: PlatformKey | (string & {}) | null | undefined;
  /** Runs in the click, so `connect(platform.key)` may open its window. `preventDefault()` keeps
   * the platform from being marked. */
  onSelect?: ((platform: Platform, event: MouseEvent<HTMLButtonElement>) => void) | undefined;
}

/**
 * Lists the accounting platforms to choose from, with a search box: those that most people in the
 * region use as tiles, then all others. Renders a `<div>`.
 * Style it with `[data-part='platform-picker']`. Its parts are `platform-search-field`,
 * `platform-search`, `platform-results`, `platform-group`, `platform-group-title`, `platform-list`
 * (tiles with `data-kind='popular'`), `platform-entry`, `platform-item`, `platform-icon`,
 * `platform-text`, `platform-name`, `platform-meta`, `platform-none`, `missing-button` and
 * `platform-hint`. In API version 2024-05-25, the hint says that people choose again while signing in.
 */
export const PlatformPicker = /* @__PURE__ */ forwardRef<HTMLDivElement, PlatformPickerProps>(
  function PlatformPicker({ value, onSelect, onKeyDown, ...props }, ref) {
    const { pickerOptions, others: divProps } = takePickerOptions(props);
    const { searchable = true, renderIcon, onMissingPlatform } = pickerOptions;
    const { chosenThere, picker: words, format, join } = useMessages('PlatformPicker', english);
    const { theme, frame, part } = useAccountingContext('PlatformPicker');
    const { canChoosePlatform } = usePlatforms();
    const { inputRef, query, setQuery } = useSearch();
    const [pressed, setPressed] = useState<string | null>(null);
    const { isSettled, settle } = useSettled(query);

    const wanted = query.trim();
    const all = useOffered(pickerOptions, query);
    const groups = isSettled ? all : takePlatforms(all);
    const found = wanted === '' ? 0 : all.reduce((sum, group) => sum + group.platforms.length, 0);
    const chosen = value === undefined ? pressed : value;
    const titles = { ...words, found: format(words.found, { count: found }) };

    function describeResult() {
      if (wanted === '') return '';
      if (found > 0) return titles.found;
      return join(format(words.notFound, { query: wanted }), words.notFoundHelp);
    }

    const handleSelect = useStable((platform: Platform, event: MouseEvent<HTMLButtonElement>) => {
      onSelect?.(platform, event);
      if (!event.defaultPrevented) setPressed(platform.key);
    });

    function showAll() {
      setQuery('');
      inputRef.current?.focus();
    }

    function handleKeyDown(event: KeyboardEvent<HTMLDivElement>) {
      const { key, target, currentTarget, nativeEvent } = event;
      if (isComposing(nativeEvent)) return;
      const isInSearch = 'type' in target && target.type === 'search';
      // The last item may not be rendered yet.
      if (key === 'End' && !isInSearch) settle();
      const items = [...currentTarget.querySelectorAll<HTMLElement>('[data-part=platform-item]')];
      if (isInSearch) {
        // Do not submit a form around the picker.
        if (key === 'Enter') event.preventDefault();
        if (key === 'Enter' && found === 1) items[0]?.click();
        if (key !== 'ArrowDown') return;
      }
      const next = getNextItem(items, target, key);
      if (!next) return;
      event.preventDefault();
      next.focus();
    }

    return (
      // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only moves the focus inside
      <div
        {...frame}
        {...divProps}
        ref={ref}
        data-accounting-theme={theme}
        {...part('platform-picker', divProps.className)}
        onKeyDown={composeEventHandlers(onKeyDown, handleKeyDown)}
      >
        {!canChoosePlatform && <p {...part('platform-hint')}>{chosenThere}</p>}
        {searchable && (
          <span {...part('platform-search-field')}>
            <input
              ref={inputRef}
              type="search"
              {...part('platform-search')}
              aria-label={words.search}
              placeholder={words.search}
              autoComplete="off"
              spellCheck={false}
              value={query}
              onChange={(event) => setQuery(event.target.value)}
            />
          </span>
        )}
        <Announcement>{usePause(describeResult())}</Announcement>
        <div {...part('platform-results')}>
          {groups.map((group) => (
            <PlatformGroupList
              key={group.kind}
              group={group}
              chosen={chosen}
              title={titles[group.kind]}
              onSelect={handleSelect}
              renderIcon={renderIcon}
            />
          ))}
          <WayOut
            query={wanted}
            hasPlatforms={all.length > 0}
            onShowAll={showAll}
            onMissing={onMissingPlatform}
          />
        </div>
      </div>
    );
  },
);
