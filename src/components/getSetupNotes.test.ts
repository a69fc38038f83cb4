import { expect, it } from 'vitest';
import { getPlatforms } from '../api/getPlatforms.ts';
import { getSetupNotes } from './getSetupNotes.ts';

const [sage50] = getPlatforms(['sage_50_uk']);

it.each([
  [true, ['windows_same_computer', 'license_key', 'second_user_to_write']],
  [false, ['windows_same_computer', 'license_key']],
])('asks for a second user only if data is sent (%s)', (canPush, notes) => {
  expect(getSetupNotes(sage50, canPush)).toEqual(notes);
});
