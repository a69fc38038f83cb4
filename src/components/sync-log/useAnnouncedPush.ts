import { useEffect, useRef, useState } from 'react';
import type { SyncedRecord } from '../../api/SyncedRecord.ts';
import type { PushState } from '../../engine/records/pushReducer.ts';
import type { UseSyncedRecordsResult } from '../../hooks/useSyncedRecords.ts';
import { useStable } from '../../lib/useStable.ts';
import { errors } from '../../messages/errors.ts';
import { syncLog } from '../../messages/syncLog.ts';
import { useMessages } from '../useMessages.ts';

const english = { errors, syncLog };

/** Sends objects again, and returns what to announce when each has ended, until `forget`. */
export function useAnnouncedPush(
  { records, pushes, batch, pushAgain }: UseSyncedRecordsResult,
  getName: (record: SyncedRecord) => string,
) {
  const { syncLog: words, errors, format, join } = useMessages('SyncLog', english);
  const [announcement, setAnnouncement] = useState('');
  const before = useRef(pushes);

  const announce = useStable((id: string, state: PushState) => {
    const record = records.find((one) => one.id === id);
    // A batch announces its own end.
    if (!record || batch.phase === 'pushing' || batch.phase === 'stopping') return;
    const name = getName(record);
    if (state.phase !== 'failed') {
      setAnnouncement(format(words.sentObject, { object: name }));
      return;
    }
    const { code } = state.error;
    const hasFailed = format(words.failedObject, { object: name });
    setAnnouncement(code === 'push_failed' ? hasFailed : join(hasFailed, errors[code]));
  });

  useEffect(() => {
    for (const [id, state] of pushes) {
      const hasEnded = state.phase === 'complete' || state.phase === 'failed';
      if (hasEnded && before.current.get(id) !== state) announce(id, state);
    }
    before.current = pushes;
  }, [pushes, announce]);

  const push = useStable(async (record: SyncedRecord) => {
    setAnnouncement('');
    const outcome = await pushAgain(record.id);
    if (outcome === 'changed')
      setAnnouncement(format(words.changedObject, { object: getName(record) }));
  });
  return { announcement, push, forget: () => setAnnouncement('') };
}
