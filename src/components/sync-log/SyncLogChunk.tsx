import { memo } from 'react';
import type { SyncedRecord } from '../../api/SyncedRecord.ts';
import type { PushState } from '../../engine/records/pushReducer.ts';
import { SyncLogRow } from './SyncLogRow.tsx';
import type { SyncLogRowProps } from './SyncLogRow.tsx';
import { useNear } from './useNear.ts';
import type { Heights } from './useNear.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';

export interface SyncLogChunkProps extends Omit<SyncLogRowProps, 'record' | 'push' | 'position'> {
  records: readonly SyncedRecord[];
  /** The number of rows that are shown so far. */
  shown: number;
  pushes: ReadonlyMap<string, PushState>;
  /** The number of rows above. */
  above: number;
  heights: Heights;
}

/** Some rows of the log. Far from the visible part, an empty box of the same height replaces them. */
export const SyncLogChunk = /* @__PURE__ */ memo(function SyncLogChunk(props: SyncLogChunkProps) {
  const { records, shown, pushes, above, heights, ...row } = props;
  const { part } = useAccountingContext('SyncLogChunk');
  const [ref, height] = useNear<HTMLDivElement>('1000px 0px', heights, `chunk ${above}`);
  return (
    <div
      ref={ref}
      {...part('sync-log-chunk')}
      style={height === null ? undefined : { blockSize: height }}
    >
      {height === null &&
        records
          .slice(0, shown)
          .map((record, index) => (
            <SyncLogRow
              {...row}
              key={record.id}
              record={record}
              push={pushes.get(record.id)}
              position={above + index + 1}
            />
          ))}
    </div>
  );
});
