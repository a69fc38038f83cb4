import type { Platform } from '../../api/Platform.ts';

/**
 * Whether something has to be known before the window opens: that an administrator, a certain
 * computer, a program, a key or a good while is needed.
 */
export function needsPreparation(platform: Platform | undefined): boolean {
  if (!platform) return false;
  const { authorization, device, notes, setupMinutes } = platform;
  return (
    ![undefined, 'oauth', 'none'].includes(authorization) ||
    device !== 'any' ||
    setupMinutes !== undefined ||
    notes.some((note) => note.startsWith('needs_'))
  );
}
