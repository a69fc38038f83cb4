import { useEffect, useRef, useState } from 'react';
import type { SyncedRecord } from '../../api/SyncedRecord.ts';
import type { UseSyncedRecordsResult } from '../../hooks/useSyncedRecords.ts';
import { useStable } from '../../lib/useStable.ts';
import { syncLog } from '../../messages/syncLog.ts';
import { useMessages } from '../useMessages.ts';

const english = { syncLog };

/** Sends objects again, and returns what to announce when each of them has ended. */
export function useAnnouncedPush(
  { records, pushes, batch, pushAgain }: UseSyncedRecordsResult,
  getName: (record: SyncedRecord) => string,
) {
  const { syncLog: words } = useMessages('SyncLog', english);
  const [announcement, setAnnouncement] = useState('');
  const before = useRef(pushes);

  const announce = useStable((id: string, hasFailed: boolean) => {
    const record = records.find((one) => one.id === id);
    // A batch announces its own end.
    if (!record || batch.phase === 'pushing' || batch.phase === 'stopping') return;
    const name = getName(record);
    setAnnouncement(hasFailed ? words.failedObject(name) : words.sentObject(name));
  });

  useEffect(() => {
    for (const [id, state] of pushes) {
      const hasEnded = state.phase === 'complete' || state.phase === 'failed';
      if (hasEnded && before.current.get(id) !== state) announce(id, state.phase === 'failed');
    }
    before.current = pushes;
  }, [pushes, announce]);

  const push = useStable(async (record: SyncedRecord) => {
    setAnnouncement('');
    const outcome = await pushAgain(record.id);
    if (outcome === 'changed') setAnnouncement(words.changedObject(getName(record)));
  });
  return { announcement, push };
}
