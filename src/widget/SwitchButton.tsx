import { usePickerDialog } from '../components/connect-button/usePickerDialog.tsx';
import { getIntentProps } from '../components/dialog/getIntentProps.ts';
import type { PickerOptions } from '../components/platform-picker/PickerOptions.ts';
import { useConnect } from '../hooks/useConnect.ts';
import { useWidgetMessages } from './useWidgetMessages.ts';

/**
 * Switches to another platform in one flow: the person chooses and confirms, this connection ends,
 * and the next one begins.
 */
export function SwitchButton(pickerOptions: PickerOptions) {
  const { errors, widget } = useWidgetMessages();
  const { connection, connect } = useConnect();
  const { dialog, step, failure, prefetch, show } = usePickerDialog({
    ...pickerOptions,
    replaced: connection?.platform ?? null,
    onChoose: (key, options) => void connect(key, options),
  });
  return (
    <>
      <button
        type="button"
        data-part="widget-button"
        data-variant="link"
        aria-haspopup="dialog"
        aria-busy={step === 'loading' || undefined}
        {...getIntentProps({}, prefetch)}
        onClick={(event) => show(event.currentTarget)}
      >
        {widget.switch}
      </button>
      {failure && (
        <span data-part="widget-alert" role="alert">
          {errors[failure]}
        </span>
      )}
      {dialog}
    </>
  );
}
