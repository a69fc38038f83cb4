import { pickerDialog } from '../components/connect-button/pickerDialog.ts';
import { getIntentProps } from '../components/dialog/getIntentProps.ts';
import { useLazyDialog } from '../components/dialog/useLazyDialog.ts';
import type { PickerOptions } from '../components/platform-picker/PickerOptions.ts';
import { useMessages } from '../components/useMessages.ts';
import { useConnect } from '../hooks/useConnect.ts';

/**
 * Leaves this system for another, in one flow: the person chooses and confirms, then this
 * connection ends, then the next one begins.
 */
export function SwitchButton(pickerOptions: PickerOptions) {
  const { errors, widget } = useMessages('AccountingConnect');
  const { connection, connect } = useConnect();
  const dialog = useLazyDialog(pickerDialog);
  return (
    <>
      <button
        type="button"
        data-part="widget-button"
        data-variant="link"
        aria-haspopup="dialog"
        aria-busy={dialog.step === 'loading' || undefined}
        {...getIntentProps({}, dialog.prefetch)}
        onClick={(event) => dialog.show(event.currentTarget)}
      >
        {widget.switch}
      </button>
      {dialog.step === 'failed' && <span role="alert">{errors.network}</span>}
      {dialog.open && (
        <dialog.open.Dialog
          {...pickerOptions}
          replaced={connection?.platform ?? null}
          opener={dialog.open.opener}
          onClose={dialog.close}
          onChoose={(key, options) => {
            void connect(key, options);
            dialog.close();
          }}
        />
      )}
    </>
  );
}
