import { ConnectButton } from '../components/connect-button/ConnectButton.tsx';
import { useMessages } from '../components/useMessages.ts';
import { CancelButton } from './CancelButton.tsx';
import { SetupNotes } from './SetupNotes.tsx';
import type { PanelProps } from './PanelProps.ts';

/** A connection was left half way, here or on another device. */
export function UnfinishedPanel({ platform, onCancel }: PanelProps) {
  const { widget } = useMessages('AccountingConnect');
  return (
    <>
      <SetupNotes platform={platform} />
      <div data-part="widget-actions">
        <ConnectButton>{widget.resume}</ConnectButton>
        <CancelButton onCancel={onCancel} />
      </div>
    </>
  );
}
