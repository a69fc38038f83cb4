import type { Platform } from '../api/Platform.ts';
import { CopyLink } from '../components/CopyLink.tsx';
import { useConnect } from '../hooks/useConnect.ts';
import { useWidgetMessages } from './useWidgetMessages.ts';

interface LinkHelpProps {
  url: string;
  /** The platform's name. */
  name: string;
  platform: Platform | undefined;
  /** Whether the person asked for a link instead of a window. */
  isByLink?: boolean;
}

/** Offers the authorization link for another window, device or person, and a way to renew it. */
export function LinkHelp({ url, name, platform, isByLink }: LinkHelpProps) {
  const { platformNotes, widget, format, part } = useWidgetMessages();
  const notes = platform?.notes.map((note) => `- ${format(platformNotes[note], { name })}`) ?? [];
  const { connect } = useConnect();
  const subject = encodeURIComponent(format(widget.mailSubject, { name }));
  const body = encodeURIComponent(format(widget.mailBody, { name, url, notes: notes.join('\n') }));
  return (
    <div {...part('widget-actions')}>
      <CopyLink url={url} />
      <a {...part('mail-link-button')} href={`mailto:?subject=${subject}&body=${body}`}>
        {widget.mail}
      </a>
      <button
        type="button"
        {...part('widget-button')}
        data-variant="link"
        onClick={() => void connect(undefined, { replace: true, handOver: isByLink })}
      >
        {widget.afresh}
      </button>
    </div>
  );
}
