import { picker } from '../../messages/picker.ts';
import { useMessages } from '../useMessages.ts';

const english = { picker };

interface WayOutProps {
  /** What the person searches for. */
  query: string;
  hasPlatforms: boolean;
  onShowAll: () => void;
  onMissing: ((query: string) => void) | undefined;
}

/** What to do if nothing was found, and the partner's way out. Renders nothing without both. */
export function WayOut({ query, hasPlatforms, onShowAll, onMissing }: WayOutProps) {
  const { picker: words, format, part } = useMessages('PlatformPicker', english);
  const missing = onMissing && (
    <button
      type="button"
      {...part('missing-button')}
      data-variant={hasPlatforms ? 'quiet' : undefined}
      onClick={() => onMissing(query)}
    >
      {words.missing}
    </button>
  );
  if (hasPlatforms) return missing;
  return (
    <div {...part('platform-none')}>
      <p {...part('platform-none-text')}>
        {query ? format(words.notFound, { query }) : words.none}
      </p>
      {query && <p {...part('platform-none-help')}>{words.notFoundHelp}</p>}
      <div {...part('platform-none-actions')}>
        {query && (
          <button type="button" {...part('show-all-button')} onClick={onShowAll}>
            {words.showAll}
          </button>
        )}
        {missing}
      </div>
    </div>
  );
}
