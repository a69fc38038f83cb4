import { usePickerDialog } from '../components/connect-button/usePickerDialog.tsx';
import type { PickerOptions } from '../components/platform-picker/PickerOptions.ts';
import { useConnect } from '../hooks/useConnect.ts';
import { DialogLink } from './DialogLink.tsx';
import { useWidgetMessages } from './useWidgetMessages.ts';

/**
 * Switches to another platform in one flow: the person chooses and confirms, this connection ends,
 * and the next one begins.
 */
export function SwitchButton(pickerOptions: PickerOptions) {
  const { widget } = useWidgetMessages();
  const { connection, connect } = useConnect();
  const { dialog, step, failure, prefetch, show } = usePickerDialog({
    ...pickerOptions,
    replaced: connection?.platform ?? null,
    onChoose: (key, options) => void connect(key, options),
  });
  return (
    <>
      <DialogLink {...{ step, failure, prefetch, show }}>{widget.switch}</DialogLink>
      {dialog}
    </>
  );
}
