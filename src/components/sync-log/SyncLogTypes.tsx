import { useState } from 'react';
import type { RecordType } from '../../api/SyncedRecord.ts';
import { syncLog } from '../../messages/syncLog.ts';
import { useMessages } from '../useMessages.ts';

const english = { syncLog };

interface SyncLogTypesProps {
  types: readonly RecordType[];
  chosen: RecordType;
  /** The number of objects of the chosen type, or how many are known. */
  count: number | string | undefined;
  onChoose: (type: RecordType) => void;
}

/** A button for each type, with the number of its objects once that is known. */
export function SyncLogTypes({ types, chosen, count, onChoose }: SyncLogTypesProps) {
  const { syncLog: words, format, part } = useMessages('SyncLog', english);
  const [counts, setCounts] = useState<Partial<Record<RecordType, string>>>({});
  const text = typeof count === 'number' ? format('{count}', { count }) : count;
  // Keeps the counts of types that were shown before.
  if (text !== undefined && counts[chosen] !== text) setCounts({ ...counts, [chosen]: text });
  return (
    <fieldset aria-label={words.show} {...part('sync-log-types')}>
      {types.map((type) => (
        <button
          key={type}
          type="button"
          {...part('sync-log-type-button')}
          aria-pressed={type === chosen}
          onClick={() => onChoose(type)}
        >
          {[words.types[type], counts[type]].filter(Boolean).join(' ')}
        </button>
      ))}
    </fieldset>
  );
}
