import type { Platform } from '../api/Platform.ts';
import { useMessages } from './useMessages.ts';

/** What is good to know before and while setting up this system. Renders a `<ul>`, or nothing. */
export function SetupNotes({ platform }: { platform: Platform | undefined }) {
  const { platformNotes, connect: words } = useMessages('SetupNotes');
  const { name, notes = [], setupMinutes, url } = platform ?? {};
  if (notes.length === 0 && !setupMinutes && !url) return null;
  return (
    <ul data-part="setup-notes">
      {notes.map((note) => (
        <li key={note}>{platformNotes[note]}</li>
      ))}
      {setupMinutes && <li>{words.takes(...setupMinutes)}</li>}
      {name && url && (
        <li>
          <a data-part="setup-help" href={url} target="_blank" rel="noopener">
            {words.help(name)}
          </a>
        </li>
      )}
    </ul>
  );
}
