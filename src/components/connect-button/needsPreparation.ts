import type { Platform } from '../../api/Platform.ts';

/**
 * Whether the person must prepare before the window opens, because the platform needs an
 * administrator, a certain computer, a program, a key or a lot of time.
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
