import type { SyncedRecord } from '../../api/SyncedRecord.ts';
import type { PushState } from '../../engine/records/pushReducer.ts';
import { SyncLogRow } from './SyncLogRow.tsx';
import type { SyncLogRowProps } from './SyncLogRow.tsx';
import { useNear } from './useNear.ts';

export interface SyncLogChunkProps extends Omit<SyncLogRowProps, 'record' | 'push' | 'position'> {
  records: readonly SyncedRecord[];
  pushes: ReadonlyMap<string, PushState>;
  /** The number of rows above. */
  above: number;
}

/** Some rows of the log. Far from the visible part, an empty box of the same height replaces them. */
export function SyncLogChunk({ records, pushes, above, ...row }: SyncLogChunkProps) {
  const [ref, height] = useNear<HTMLUListElement>('1000px 0px');
  return (
    <ul
      ref={ref}
      data-part="sync-log-chunk"
      style={height === null ? undefined : { blockSize: height }}
    >
      {height === null &&
        records.map((record, index) => (
          <SyncLogRow
            {...row}
            key={record.id}
            record={record}
            push={pushes.get(record.id)}
            position={above + index + 1}
          />
        ))}
    </ul>
  );
}
