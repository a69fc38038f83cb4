import type { Platform } from '../api/Platform.ts';
import { CopyLink } from '../components/CopyLink.tsx';
import { getSetupNotes } from '../components/getSetupNotes.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';
import { useWidgetMessages } from './useWidgetMessages.ts';

interface ShareLinkProps {
  url: string;
  /** The platform's name. */
  name: string;
  platform: Platform | undefined;
  /** Whether to copy the link is the main action. */
  isMain?: boolean;
}

/** Buttons that copy the authorization link or email it, for another window, device or person. */
export function ShareLink({ url, name, platform, isMain }: ShareLinkProps) {
  const { platformNotes, widget, format, part } = useWidgetMessages();
  const { canPush } = useAccountingContext('AccountingConnect');
  const notes = getSetupNotes(platform, canPush).map(
    (note) => `- ${format(platformNotes[note], { name })}`,
  );
  const subject = encodeURIComponent(format(widget.mailSubject, { name }));
  const body = encodeURIComponent(format(widget.mailBody, { name, url, notes: notes.join('\n') }));
  return (
    <>
      <CopyLink url={url} variant={isMain ? 'primary' : undefined} />
      <a {...part('mail-link-button')} href={`mailto:?subject=${subject}&body=${body}`}>
        {widget.mail}
      </a>
    </>
  );
}
