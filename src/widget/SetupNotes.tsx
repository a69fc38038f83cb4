import type { Platform } from '../api/Platform.ts';
import { useMessages } from '../components/useMessages.ts';

/** What is good to know while setting up this system. */
export function SetupNotes({ platform }: { platform: Platform | undefined }) {
  const { platformNotes, widget } = useMessages('AccountingConnect');
  if (!platform || (platform.notes.length === 0 && !platform.url)) return null;
  return (
    <ul data-part="widget-notes">
      {platform.notes.map((note) => (
        <li key={note}>{platformNotes[note]}</li>
      ))}
      {platform.url && (
        <li>
          <a data-part="widget-help" href={platform.url} target="_blank" rel="noopener">
            {widget.help(platform.name)}
          </a>
        </li>
      )}
    </ul>
  );
}
