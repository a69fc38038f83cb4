import { memo, useId } from 'react';
import type { SyncedRecord } from '../../api/SyncedRecord.ts';
import type { PushState } from '../../engine/records/pushReducer.ts';
import { syncLog } from '../../messages/syncLog.ts';
import { FailureNotice } from '../FailureNotice.tsx';
import { RelativeTime } from '../RelativeTime.tsx';
import { useMessages } from '../useMessages.ts';
import { usePlatformName } from '../usePlatformName.ts';
import { getObjectName } from './getObjectName.ts';
import { getWord } from './getWord.ts';
import { SyncLogProblem } from './SyncLogProblem.tsx';
import type { SyncLogOptions } from './SyncLogOptions.ts';

const english = { syncLog };

export interface SyncLogRowProps extends Pick<
  SyncLogOptions,
  'renderRecord' | 'getRecordUrl' | 'onFixRecord'
> {
  record: SyncedRecord;
  push: PushState | undefined;
  /** The platform that is connected now. */
  platform: string | null;
  /** Why nothing can be sent again. `undefined` if it can. */
  obstacle: string | undefined;
  onPush: (record: SyncedRecord) => void;
  position: number;
  /** The number of rows. -1 if it is not known. */
  total: number;
}

/** One object, what became of it, and what a person can do about it. */
export const SyncLogRow = /* @__PURE__ */ memo(function SyncLogRow(props: SyncLogRowProps) {
  const { record, push, platform, obstacle, onPush, onFixRecord, position, total } = props;
  const all = useMessages('SyncLog', english);
  const { syncLog: words, format, part } = all;
  const getName = usePlatformName('SyncLog');
  const id = useId();
  const isFailed = record.syncStatus === 'error';
  const isSending = push?.phase === 'requesting' || push?.phase === 'running';
  const status = isSending ? 'pending' : record.syncStatus;
  const name = getName(record.platform ?? platform);
  const url = getLink(props.getRecordUrl?.(record));

  function getButtonText() {
    if (isSending) return words.sending;
    // It may have failed again since.
    return push?.phase === 'complete' && !isFailed ? words.sent : words.sendAgain;
  }

  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <li> needs a <ul> around it
      role="listitem"
      aria-posinset={position}
      aria-setsize={total}
      data-record={record.id}
      {...part('sync-log-row')}
      data-status={status}
    >
      <div {...part('sync-log-head')}>
        <span id={`${id}name`} {...part('sync-log-name')} title={record.objectId ?? undefined}>
          {props.renderRecord?.(record) ?? getObjectName(record, all)}
        </span>
        <span {...part('sync-log-status')} data-status={status}>
          {getWord(words.status, status)}
        </span>
      </div>
      <p {...part('sync-log-meta')}>
        <RelativeTime at={record.updatedAt} direction="past" now={words.justNow} />
        {record.platform !== null && record.platform !== platform && (
          <span {...part('sync-log-platform')}>{name}</span>
        )}
        {url && (
          <a
            {...part('sync-log-link')}
            href={url}
            target="_blank"
            rel="noopener noreferrer"
            aria-label={`${format(words.open, { name })} ${words.opensWindow}`}
            aria-describedby={`${id}name`}
          >
            {format(words.open, { name })}
          </a>
        )}
      </p>
      {isFailed && !isSending && <SyncLogProblem record={record} name={name} />}
      {record.syncStatus !== 'done' &&
        push?.phase === 'failed' &&
        push.error.code !== 'push_failed' && <FailureNotice error={push.error} live="none" />}
      {(isFailed || push) && (
        <div {...part('sync-log-actions')}>
          {isFailed && onFixRecord && (
            <button
              type="button"
              id={`${id}fix`}
              {...part('sync-log-button')}
              aria-labelledby={`${id}fix ${id}name`}
              onClick={() => onFixRecord(record)}
            >
              {words.fix}
            </button>
          )}
          <button
            type="button"
            id={`${id}push`}
            {...part('sync-log-button')}
            aria-labelledby={`${id}push ${id}name`}
            aria-disabled={isSending || !isFailed || obstacle !== undefined || undefined}
            aria-busy={isSending || undefined}
            // Once it has done its work, it looks like a text. It stays, because it may have the focus.
            data-variant={!isFailed && !isSending ? 'quiet' : undefined}
            title={obstacle}
            onClick={() => {
              if (isFailed && !isSending && obstacle === undefined) onPush(record);
            }}
          >
            {getButtonText()}
          </button>
        </div>
      )}
    </div>
  );
});

/** A partner's address could come from elsewhere, so it must not run a script. */
function getLink(url: string | null | undefined): string | undefined {
  return url && /^https?:\/\//i.test(url) ? url : undefined;
}
