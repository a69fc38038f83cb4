import { useState } from 'react';
import type { RecordType, SyncedRecord } from '../../api/SyncedRecord.ts';
import { useBooksChange } from '../../hooks/useBooksChange.ts';
import { useConnection } from '../../hooks/useConnection.ts';
import { usePull } from '../../hooks/usePull.ts';
import { useSyncedRecords } from '../../hooks/useSyncedRecords.ts';
import type { UseSyncedRecordsResult } from '../../hooks/useSyncedRecords.ts';
import { errors } from '../../messages/errors.ts';
import { syncLog } from '../../messages/syncLog.ts';
import { Announcement } from '../Announcement.tsx';
import { BooksQuestion } from '../books-question/BooksQuestion.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { useMessages } from '../useMessages.ts';
import { getObjectName } from './getObjectName.ts';
import { getShownTypes } from './getShownTypes.ts';
import { SyncLogBatch } from './SyncLogBatch.tsx';
import { SyncLogList } from './SyncLogList.tsx';
import type { SyncLogOptions } from './SyncLogOptions.ts';
import { SyncLogSkeleton } from './SyncLogSkeleton.tsx';
import { SyncLogTools } from './SyncLogTools.tsx';
import { SyncLogTypes } from './SyncLogTypes.tsx';
import { useAnnouncedPush } from './useAnnouncedPush.ts';

const english = { errors, syncLog };

const isFailed = ({ syncStatus }: SyncedRecord) => syncStatus === 'error';

/** The sync log of the entity: types, what failed, and the objects with the newest change first. */
export function SyncLogView({ recordTypes, ...rows }: SyncLogOptions) {
  const all = useMessages('SyncLog', english);
  const { errors, syncLog: words, format, part } = all;
  const { connection, status, isReadOnly } = useConnection();
  const { change } = useBooksChange();
  const { recordTypes: supported } = usePull();
  const types = getShownTypes(recordTypes, supported);
  const [chosen, setChosen] = useState<RecordType>();
  /** Whether the last failure was that of older items, which the list itself shows. */
  const [hasMoreFailed, setHasMoreFailed] = useState(false);
  /** The pushes when the person asked for what failed. `null` while everything is shown. */
  const [before, setBefore] = useState<UseSyncedRecordsResult['pushes'] | null>(null);
  const objectType = chosen && types.includes(chosen) ? chosen : (types[0] ?? 'receivable');
  const log = useSyncedRecords({ objectType });
  const { records, pushes, error } = log;

  const isOnlyFailed = before !== null;
  // A row that has been sent since then stays, so that the person sees its result.
  const shown = before
    ? records.filter((one) => isFailed(one) || pushes.get(one.id) !== before.get(one.id))
    : records;
  const obstacle = getObstacle();
  const { announcement, push, forget } = useAnnouncedPush(log, (record) => {
    const own = rows.renderRecord?.(record);
    return typeof own === 'string' ? own : getObjectName(record, all);
  });

  function getObstacle() {
    if (isReadOnly) return errors.read_only;
    if (status !== undefined && status !== 'connected') return words.connectFirst;
    return change ? words.confirmFirst : undefined;
  }

  function getEmptyText() {
    if (!isOnlyFailed) return words.empty;
    return log.hasMore ? format(words.noneFailedYet, { count: log.readCount }) : words.noneFailed;
  }

  function getResult() {
    if (!isOnlyFailed || log.readCount === 0) return '';
    return shown.length > 0 ? format(words.shown, { count: shown.length }) : getEmptyText();
  }

  return (
    <>
      <SyncLogTypes
        types={types}
        chosen={objectType}
        count={
          log.total ?? (log.hasMore ? format('{count}+', { count: log.readCount }) : undefined)
        }
        onChoose={(type) => {
          forget();
          setHasMoreFailed(false);
          setChosen(type);
        }}
      />
      <div {...part('sync-log-toolbar')}>
        <SyncLogTools
          isOnlyFailed={isOnlyFailed}
          result={getResult()}
          onFilter={(isOn) => {
            setHasMoreFailed(false);
            setBefore(isOn ? pushes : null);
          }}
          onRefresh={() => {
            setHasMoreFailed(false);
            return log.refresh();
          }}
        />
        <SyncLogBatch
          // Announces no earlier end when the person comes back to a type.
          key={objectType}
          batch={log.batch}
          objectType={objectType}
          hasFailed={records.some(isFailed)}
          hasMore={log.hasMore}
          obstacle={obstacle}
          onStart={() => void log.pushFailed({ objectType })}
          onStop={log.stopPushing}
        />
      </div>
      {obstacle && <p {...part('sync-log-hint')}>{obstacle}</p>}
      {change && !isReadOnly && <BooksQuestion />}
      {error && !hasMoreFailed && (
        <FailureNotice
          what={log.readCount > 0 ? words.refreshFailed : words.loadFailed}
          error={error}
        />
      )}
      {log.isLoading && <SyncLogSkeleton />}
      {!log.isLoading && (log.readCount > 0 || !error) && (
        <SyncLogList
          // Each list begins at its top.
          key={`${objectType} ${isOnlyFailed}`}
          {...rows}
          records={shown}
          pushes={pushes}
          platform={connection?.platform ?? null}
          obstacle={obstacle}
          onPush={push}
          label={words.types[objectType]}
          hasMore={log.hasMore}
          hasMoreFailed={hasMoreFailed}
          error={error}
          isEndless={!isOnlyFailed}
          onLoadMore={async () => {
            setHasMoreFailed(false);
            setHasMoreFailed((await log.loadMore()) === 'failed');
          }}
          emptyText={getEmptyText()}
        />
      )}
      <Announcement>{announcement}</Announcement>
    </>
  );
}
