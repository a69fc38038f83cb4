import { memo, useMemo } from 'react';
import { SyncLogChunk } from './SyncLogChunk.tsx';
import type { SyncLogChunkProps } from './SyncLogChunk.tsx';
import { divide } from './divide.ts';
import { useNear } from './useNear.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';

/** So many rows disappear together. */
const CHUNK = 25;

/**
 * Many rows of the log. Very far from the visible part, one empty box replaces all their chunks,
 * because in a log of thousands of rows the boxes of the chunks alone make each frame slow.
 */
export const SyncLogGroup = /* @__PURE__ */ memo(function SyncLogGroup(props: SyncLogChunkProps) {
  const { records, shown, above, heights, ...rows } = props;
  const { part } = useAccountingContext('SyncLogGroup');
  const [ref, height] = useNear<HTMLDivElement>('4000px 0px', heights, `group ${above}`);
  const chunks = useMemo(() => divide(records, CHUNK), [records]);
  return (
    <div
      ref={ref}
      {...part('sync-log-group')}
      style={height === null ? undefined : { blockSize: height }}
    >
      {height === null &&
        chunks
          .slice(0, Math.ceil(shown / CHUNK))
          .map((chunk, index) => (
            <SyncLogChunk
              {...rows}
              key={above + index * CHUNK}
              records={chunk}
              shown={Math.min(chunk.length, shown - index * CHUNK)}
              above={above + index * CHUNK}
              heights={heights}
            />
          ))}
    </div>
  );
});
