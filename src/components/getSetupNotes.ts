import type { Platform, PlatformNote } from '../api/Platform.ts';

/** Returns what to know before setting up the platform. What sending needs is left out if nothing is sent. */
export function getSetupNotes(
  platform: Platform | undefined,
  canPush: boolean,
): readonly PlatformNote[] {
  const notes = platform?.notes ?? [];
  return canPush ? notes : notes.filter((note) => note !== 'second_user_to_write');
}
