import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { useLazyDialog } from '../dialog/useLazyDialog.ts';
import type { LazyDialog } from '../dialog/useLazyDialog.ts';
import type { PickerDialogProps } from './PickerDialog.tsx';
import { pickerDialog } from './pickerDialog.ts';

type UsePickerDialogProps = Omit<PickerDialogProps, 'opener' | 'onClose'>;

export interface UsePickerDialogResult extends Omit<LazyDialog<PickerDialogProps>, 'open'> {
  /** The dialog to render. `null` while it is closed. */
  dialog: ReactNode;
}

/** Shows the picker in a dialog that closes once the person has chosen a platform. */
export function usePickerDialog(props: UsePickerDialogProps): UsePickerDialogResult {
  const { entityId } = useAccountingContext('usePickerDialog');
  const { open, ...handle } = useLazyDialog(pickerDialog);
  const { close } = handle;

  // Close the dialog when the entity changes, so that no answer applies to the wrong entity.
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
