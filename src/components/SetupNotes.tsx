import type { Platform, PlatformNote } from '../api/Platform.ts';
import { connect } from '../messages/connect.ts';
import { platformNotes } from '../messages/platformNotes.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';
import { formatSetupTime } from './formatSetupTime.ts';
import { getSetupNotes } from './getSetupNotes.ts';
import { useMessages } from './useMessages.ts';

const english = { connect, platformNotes };

/** The notes that ask for nothing, but say what to expect. The others have a bullet. */
const INFO: readonly PlatformNote[] = [
  'busy_while_syncing',
  'chooses_business',
  'chooses_data_file',
  'exact_online_only',
  'first_sync_evening',
  'no_freshbooks_classic',
  'no_line_items',
  'no_self_employed',
  'no_trial',
  'not_for_phones',
  'one_organization',
  'one_subsidiary',
  'read_only',
  'sample_data',
  'standard_only',
  'test_companies_only',
  'twenty_connections',
];

/** Lists what a person should know when setting up this platform. Renders a `<ul>`, or nothing. */
export function SetupNotes({ platform }: { platform: Platform | undefined }) {
  const { platformNotes, connect: words, format, part } = useMessages('SetupNotes', english);
  const { canPush } = useAccountingContext('SetupNotes');
  const { name, setupMinutes, url } = platform ?? {};
  const notes = getSetupNotes(platform, canPush);
  if (notes.length === 0 && !setupMinutes && !url) return null;
  return (
    <ul {...part('setup-notes')}>
      {notes.map((note) => (
        <li key={note} {...part('setup-note')} data-kind={INFO.includes(note) ? 'info' : 'need'}>
          {format(platformNotes[note], { name: name ?? note })}
        </li>
      ))}
      {setupMinutes && (
        <li {...part('setup-note')} data-kind="time">
          {formatSetupTime(format, [words.takes, words.takesUpTo], setupMinutes)}
        </li>
      )}
      {name && url && (
        <li {...part('setup-note')} data-kind="info">
          <a {...part('setup-help')} href={url} target="_blank" rel="noopener">
            {format(words.help, { name })}
          </a>
        </li>
      )}
    </ul>
  );
}
