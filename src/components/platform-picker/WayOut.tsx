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
  const { picker: words, format } = useMessages('PlatformPicker', english);
  const missing = onMissing && (
    <button
      type="button"
      data-part="missing-button"
      data-variant={hasPlatforms ? 'quiet' : undefined}
      onClick={() => onMissing(query)}
    >
      {words.missing}
    </button>
  );
  if (hasPlatforms) return missing;
  return (
    <div data-part="platform-none">
      <p data-part="platform-none-text">{query ? format(words.notFound, { query }) : words.none}</p>
      {query && <p data-part="platform-none-help">{words.notFoundHelp}</p>}
      <div data-part="platform-none-actions">
        {query && (
          <button type="button" data-part="show-all-button" onClick={onShowAll}>
            {words.showAll}
          </button>
        )}
        {missing}
      </div>
    </div>
  );
}
