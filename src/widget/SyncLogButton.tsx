import { useLazyDialog } from '../components/dialog/useLazyDialog.ts';
import type { SyncLogOptions } from '../components/sync-log/SyncLogOptions.ts';
import { usePull } from '../hooks/usePull.ts';
import { createLoader } from '../lib/createLoader.ts';
import { DialogLink } from './DialogLink.tsx';
import { useWidgetMessages } from './useWidgetMessages.ts';

const syncLogDialog = /* @__PURE__ */ createLoader(() =>
  import('../components/sync-log/SyncLogDialog.tsx').then(({ SyncLogDialog }) => SyncLogDialog),
);

/** Opens the sync log. Renders nothing if the API version has no synced records. */
export function SyncLogButton(options: SyncLogOptions) {
  const { widget } = useWidgetMessages();
  const { recordTypes } = usePull();
  const { open, step, failure, prefetch, show, close } = useLazyDialog(syncLogDialog);
  if (recordTypes.length === 0) return null;
  return (
    <>
      <DialogLink {...{ step, failure, prefetch, show }}>{widget.syncLog}</DialogLink>
      {open && <open.Dialog {...options} opener={open.opener} onClose={close} />}
    </>
  );
}
