import { ConnectButton } from '../components/connect-button/ConnectButton.tsx';
import { SetupNotes } from '../components/SetupNotes.tsx';
import { useConnect } from '../hooks/useConnect.ts';
import { CancelButton } from './CancelButton.tsx';
import type { PanelProps } from './PanelProps.ts';
import { ShareLink } from './ShareLink.tsx';
import { useWidgetMessages } from './useWidgetMessages.ts';
import { WindowHelp } from './WindowHelp.tsx';

/** Shown when a connection was left unfinished, here or on another device. */
export function UnfinishedPanel({ name, platform }: PanelProps) {
  const { widget, part } = useWidgetMessages();
  const { authorizationUrl: url } = useConnect();
  return (
    <>
      <SetupNotes platform={platform} />
      <div {...part('widget-actions')}>
        <ConnectButton showError={false}>{widget.resume}</ConnectButton>
        <CancelButton />
      </div>
      {url && (
        <WindowHelp title={widget.ways}>
          <ShareLink {...{ url, name, platform }} />
        </WindowHelp>
      )}
    </>
  );
}
