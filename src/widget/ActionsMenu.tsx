import { usePickerDialog } from '../components/connect-button/usePickerDialog.tsx';
import { useDisconnectDialog } from '../components/disconnect-button/useDisconnectDialog.tsx';
import { FailureNotice } from '../components/FailureNotice.tsx';
import { useLazyDialog } from '../components/dialog/useLazyDialog.ts';
import type { PickerOptions } from '../components/platform-picker/PickerOptions.ts';
import type { SyncLogOptions } from '../components/sync-log/SyncLogOptions.ts';
import { useConnect } from '../hooks/useConnect.ts';
import { usePull } from '../hooks/usePull.ts';
import { createLoader } from '../lib/createLoader.ts';
import { Menu } from './menu/Menu.tsx';
import { MenuItem } from './menu/MenuItem.tsx';
import { MenuSeparator } from './menu/MenuSeparator.tsx';
import { useWidgetMessages } from './useWidgetMessages.ts';

const syncLogDialog = /* @__PURE__ */ createLoader(() =>
  import('../components/sync-log/SyncLogDialog.tsx').then(({ SyncLogDialog }) => SyncLogDialog),
);

interface ActionsMenuProps {
  /** Options of the list of platforms. */
  pickerOptions: PickerOptions;
  /** What the partner adds to the sync log. */
  logOptions: SyncLogOptions;
}

/**
 * What people do with a connection now and then: limited syncs, the sync log, switching and
 * disconnecting. The dialogs return the focus to the menu's button.
 */
export function ActionsMenu({ pickerOptions, logOptions }: ActionsMenuProps) {
  const { widget, pull, disconnect } = useWidgetMessages();
  const { connection, connect } = useConnect();
  const { phase, resourceTypes, recordTypes, start } = usePull();
  const log = useLazyDialog(syncLogDialog);
  const end = useDisconnectDialog();
  const picker = usePickerDialog({
    ...pickerOptions,
    replaced: connection?.platform ?? null,
    onChoose: (key, options) => void connect(key, options),
  });
  const hasLog = recordTypes.length > 0;
  const isPulling = phase === 'requesting' || phase === 'running';
  const failure = log.failure ?? end.failure ?? picker.failure;

  function prefetch() {
    picker.prefetch();
    end.prefetch();
    if (hasLog) log.prefetch();
  }

  return (
    <>
      <Menu label={widget.more} onOpen={prefetch}>
        {resourceTypes.map((type) => (
          <MenuItem
            key={type}
            disabledReason={isPulling ? pull.busy : undefined}
            onSelect={() => void start({ resourceType: type })}
          >
            {widget.only[type]}
          </MenuItem>
        ))}
        {hasLog && <MenuItem onSelect={log.show}>{widget.syncLog}</MenuItem>}
        <MenuItem onSelect={picker.show}>{widget.switch}</MenuItem>
        <MenuSeparator />
        <MenuItem data-tone="danger" onSelect={end.show}>
          {disconnect.disconnect}
        </MenuItem>
      </Menu>
      {failure && <FailureNotice error={{ code: failure }} />}
      {log.open && <log.open.Dialog {...logOptions} opener={log.open.opener} onClose={log.close} />}
      {end.dialog}
      {picker.dialog}
    </>
  );
}
