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
import { groupPlatforms } from './groupPlatforms.ts';
import { matchesPlatform } from './matchesPlatform.ts';
import type { PickerOptions } from './PickerOptions.ts';
import { PlatformItem } from './PlatformItem.tsx';
import { takePlatforms } from './takePlatforms.ts';
import { useSearch } from './useSearch.ts';
import { useSettled } from './useSettled.ts';

const english = { chosenThere, picker };

export interface PlatformPickerProps
  extends Omit<ComponentPropsWithoutRef<'div'>, 'children' | 'onSelect'>, PickerOptions {
  /** The key of the platform marked as chosen. Without it, the last one pressed is marked. */
  value?: PlatformKey | (string & {}) | null | undefined;
  /** Runs in the click, so `connect(platform.key)` may open its window. `preventDefault()` keeps
   * the platform from being marked. */
  onSelect?: ((platform: Platform, event: MouseEvent<HTMLButtonElement>) => void) | undefined;
}

/**
 * Lists the accounting platforms to choose from, with a search box. Renders a `<div>`.
 * Style it with `[data-part='platform-picker']`. Its parts are `platform-search`, `platform-group`,
 * `platform-group-title`, `platform-list`, `platform-item`, `platform-icon`, `platform-name`,
 * `platform-detail`, `platform-badge`, `platform-none` and `platform-hint`. In API version 2024-05-25,
 * the hint says that people choose again while signing in.
 */
export const PlatformPicker = /* @__PURE__ */ forwardRef<HTMLDivElement, PlatformPickerProps>(
  function PlatformPicker(
    { value, onSelect, filter, searchable = true, renderIcon, onKeyDown, ...divProps },
    ref,
  ) {
    const { chosenThere, picker: words, format } = useMessages('PlatformPicker', english);
    const { theme, frame, platforms: option } = useAccountingContext('PlatformPicker');
    const { platforms, canChoosePlatform } = usePlatforms();
    const { inputRef, query, setQuery } = useSearch();
    const [pressed, setPressed] = useState<string | null>(null);
    const { isSettled, settle } = useSettled(query);

    const offered = filter ? platforms.filter(filter) : platforms;
    const isSearch = query.trim() !== '';
    const found = isSearch ? offered.filter((p) => matchesPlatform(p, query)) : offered;
    // Keep the partner's own order.
    const all = Array.isArray(option)
      ? [{ kind: 'offered', platforms: found } as const]
      : groupPlatforms(found);
    const groups = isSettled ? all : takePlatforms(all);
    const chosen = value === undefined ? pressed : value;
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
        if (key === 'Enter' && isSearch && found.length === 1) items[0]?.click();
        if (key !== 'ArrowDown') return;
      }
      const next = getNextItem(items, target, key);
      if (!next) return;
      event.preventDefault();
      next.focus();
    }

    return (
      // Only handles the arrow keys, which move between the buttons inside.
      // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
      <div
        {...frame}
        {...divProps}
        ref={ref}
        data-accounting-theme={theme}
        data-part="platform-picker"
        onKeyDown={composeEventHandlers(onKeyDown, handleKeyDown)}
      >
        {!canChoosePlatform && <p data-part="platform-hint">{chosenThere}</p>}
        {searchable && (
          <input
            ref={inputRef}
            type="search"
            data-part="platform-search"
            aria-label={words.search}
            placeholder={words.search}
            autoComplete="off"
            spellCheck={false}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        )}
        <Announcement>{isSearch ? format(words.found, { count: found.length }) : ''}</Announcement>
        <div data-part="platform-results">
          {groups.map(({ kind, platforms: listed }) => (
            <div key={kind} data-part="platform-group">
              {kind !== 'offered' && <p data-part="platform-group-title">{words[kind]}</p>}
              <ul data-part="platform-list" aria-label={words[kind]}>
                {listed.map((platform) => (
                  <PlatformItem
                    key={platform.key}
                    platform={platform}
                    isCurrent={platform.key === chosen}
                    onSelect={handleSelect}
                    renderIcon={renderIcon}
                  />
                ))}
              </ul>
            </div>
          ))}
          {found.length === 0 && (
            <div data-part="platform-none">
              <p data-part="platform-none-text">
                {isSearch ? format(words.notFound, { query: query.trim() }) : words.none}
              </p>
              {isSearch && (
                <button type="button" data-part="show-all-button" onClick={showAll}>
                  {words.showAll}
                </button>
              )}
            </div>
          )}
        </div>
      </div>
    );
  },
);
