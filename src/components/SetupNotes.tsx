import type { Platform, PlatformNote } from '../api/Platform.ts';
import { connect } from '../messages/connect.ts';
import { platformNotes } from '../messages/platformNotes.ts';
import { useMessages } from './useMessages.ts';

const english = { connect, platformNotes };

/** The notes that ask for nothing, but say what to expect. The others have a check. */
const isInfo = (note: PlatformNote) =>
  /^(?:no|not|one|busy|first|exact|standard|read|test|sample|twenty|chooses)_/.test(note);

/** Lists what a person should know when setting up this platform. Renders a `<ul>`, or nothing. */
export function SetupNotes({ platform }: { platform: Platform | undefined }) {
  const { platformNotes, connect: words, format } = useMessages('SetupNotes', english);
  const { name, notes = [], setupMinutes, url } = platform ?? {};
  if (notes.length === 0 && !setupMinutes && !url) return null;
  return (
    <ul data-part="setup-notes">
      {notes.map((note) => (
        <li key={note} data-part="setup-note" data-kind={isInfo(note) ? 'info' : 'need'}>
          {format(platformNotes[note], { name: name ?? note })}
        </li>
      ))}
      {setupMinutes && (
        <li data-part="setup-note" data-kind="time">
          {format(setupMinutes[0] > 0 ? words.takes : words.takesUpTo, {
            shortest: setupMinutes[0],
            count: setupMinutes[1],
          })}
        </li>
      )}
      {name && url && (
        <li data-part="setup-note" data-kind="info">
          <a data-part="setup-help" href={url} target="_blank" rel="noopener">
            {format(words.help, { name })}
          </a>
        </li>
      )}
    </ul>
  );
}
