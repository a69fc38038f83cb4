import type { SyncedRecord } from '../../api/SyncedRecord.ts';
import { syncLog } from '../../messages/syncLog.ts';
import { Disclosure } from '../Disclosure.tsx';
import { ForeignText } from '../ForeignText.tsx';
import { useMessages } from '../useMessages.ts';
import { getProblem } from './getProblem.ts';

const english = { syncLog };

/** Says why an object failed, what to do, and in whose hands that is. */
export function SyncLogProblem({ record, name }: { record: SyncedRecord; name: string }) {
  const { syncLog: words, format, part } = useMessages('SyncLog', english);
  const { what, how } = words.problems[getProblem(record)];
  return (
    <div {...part('sync-log-problem')}>
      <p {...part('sync-log-reason')}>{format(what, { name })}</p>
      <p {...part('sync-log-advice')}>{format(how, { name })}</p>
      {record.errors && (
        <Disclosure title={format(words.reported, { name })}>
          <p {...part('sync-log-report')}>
            <ForeignText>{record.errors}</ForeignText>
          </p>
        </Disclosure>
      )}
    </div>
  );
}
