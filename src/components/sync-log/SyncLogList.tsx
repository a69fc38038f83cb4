import { useEffect, useMemo, useRef, useState } from 'react';
import type { AccountingError } from '../../api/AccountingError.ts';
import { useStable } from '../../lib/useStable.ts';
import { syncLog } from '../../messages/syncLog.ts';
import { syncLogFrame } from '../../messages/syncLogFrame.ts';
import { FailureNotice } from '../FailureNotice.tsx';
import { useMessages } from '../useMessages.ts';
import type { SyncLogChunkProps } from './SyncLogChunk.tsx';
import { SyncLogGroup } from './SyncLogGroup.tsx';
import { divide } from './divide.ts';
import { observeNearness } from './observeNearness.ts';
import { useGrowing } from './useGrowing.ts';
import type { Heights } from './useNear.ts';
import { useKeptFocus } from './useKeptFocus.ts';
import { useRowFocus } from './useRowFocus.ts';

const english = { syncLog, syncLogFrame };

export interface SyncLogListProps extends Omit<
  SyncLogChunkProps,
  'above' | 'heights' | 'shown' | 'total'
> {
  /** The name of the list, for people who cannot see it. */
  label: string;
  hasMore: boolean;
  /** Whether older items could not be loaded. */
  hasMoreFailed: boolean;
  /** Why, until something else was read. */
  error: AccountingError | undefined;
  /** Whether reaching the end loads the next page. Otherwise only the button does. */
  isEndless: boolean;
  onLoadMore: () => Promise<void>;
  /** Shown in place of rows, and after the last one. */
  emptyText: string;
}

/** So many rows have one box around them. */
const GROUP = 250;
/** So many rows appear in a frame. A slow phone styles and paints more in more than 50 ms. */
const STEP = 3;

/** The rows of the log in a scroller of their own, and the way to older ones. */
export function SyncLogList(props: SyncLogListProps) {
  const { records, label, hasMore, hasMoreFailed, error, isEndless, ...others } = props;
  const { onLoadMore, emptyText, ...rows } = others;
  const { syncLog: words, syncLogFrame, part } = useMessages('SyncLog', english);
  const count = useGrowing(records.length, STEP);
  // Most groups of a long log stay as they are while rows appear.
  const groups = useMemo(() => divide(records, GROUP), [records]);
  const [heights] = useState<Heights>(() => new Map());
  const isGrown = count === records.length;
  const [isLoading, setIsLoading] = useState(false);
  const listRef = useRef<HTMLElement>(null);
  const rowFocusProps = useRowFocus(listRef);
  // The button goes with the last page, and a row's buttons go if somebody else has sent its object.
  const focusProps = useKeptFocus(listRef);
  const endRef = useRef<HTMLDivElement>(null);
  const canLoad = isEndless && hasMore && !isLoading && !hasMoreFailed && isGrown;

  const loadMore = useStable(async () => {
    setIsLoading(true);
    await onLoadMore();
    setIsLoading(false);
  });

  useEffect(() => {
    const { current: end } = endRef;
    if (!canLoad || !end) return undefined;
    return observeNearness(end, '400px 0px', ({ isIntersecting }) => {
      if (isIntersecting) void loadMore();
    });
    // `canLoad` was false while a page was loading, so a new observer sees where the end is now.
  }, [canLoad, loadMore]);

  function getButtonText() {
    if (isLoading) return words.loadingOlder;
    if (hasMoreFailed) return syncLogFrame.retry;
    return isEndless ? words.showOlder : words.searchOlder;
  }

  return (
    // A person can scroll it by keyboard even if no row has a button.
    <section
      {...rowFocusProps}
      {...focusProps}
      ref={listRef}
      {...part('sync-log-scroller')}
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
      tabIndex={0}
    >
      {records.length > 0 && (
        <div
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a <ul> cannot contain groups
          role="list"
          {...part('sync-log-list')}
        >
          {groups.slice(0, Math.ceil(count / GROUP)).map((group, index) => (
            <SyncLogGroup
              {...rows}
              key={index * GROUP}
              records={group}
              shown={Math.min(group.length, count - index * GROUP)}
              above={index * GROUP}
              total={hasMore ? -1 : records.length}
              heights={heights}
            />
          ))}
        </div>
      )}
      <div ref={endRef} {...part('sync-log-end')}>
        {hasMoreFailed && <FailureNotice what={words.moreFailed} error={error} />}
        {hasMore && (
          <button
            type="button"
            {...part('sync-log-button')}
            aria-busy={isLoading || undefined}
            aria-disabled={isLoading || undefined}
            onClick={() => !isLoading && void loadMore()}
          >
            {getButtonText()}
          </button>
        )}
        {isGrown && (!hasMore || records.length === 0) && (
          <p {...part('sync-log-hint')}>{records.length > 0 ? words.end : emptyText}</p>
        )}
      </div>
    </section>
  );
}
