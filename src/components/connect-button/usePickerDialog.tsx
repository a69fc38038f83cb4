import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { useLazyDialog } from '../dialog/useLazyDialog.ts';
import type { LazyDialog } from '../dialog/useLazyDialog.ts';
import type { PickerDialogProps } from './PickerDialog.tsx';
import { pickerDialog } from './pickerDialog.ts';

type UsePickerDialogProps = Omit<PickerDialogProps, 'opener' | 'onClose'>;

export interface UsePickerDialogResult extends Omit<LazyDialog<PickerDialogProps>, 'open'> {
  /** The dialog, for its place in the page. `null` unless it is open. */
  dialog: ReactNode;
}

/** The picker in a dialog that closes once the person has chosen a system. */
export function usePickerDialog(props: UsePickerDialogProps): UsePickerDialogResult {
  const { entityId } = useAccountingContext('usePickerDialog');
  const { open, ...handle } = useLazyDialog(pickerDialog);
  const { close } = handle;

  // A question about one entity must not be answered for another.
  const askedAbout = useRef(entityId);
  useEffect(() => {
    if (askedAbout.current !== entityId) close();
    askedAbout.current = entityId;
  }, [entityId, close]);

  return {
    ...handle,
    dialog: open ? (
      <open.Dialog
        {...props}
        opener={open.opener}
        onClose={close}
        onChoose={(key, options) => {
          close();
          props.onChoose(key, options);
        }}
      />
    ) : null,
  };
}
