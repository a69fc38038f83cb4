import { findLockHolder } from '../../lib/holdLock.ts';
import type { Identity } from '../cache/keys.ts';
import { getPushLock } from '../names.ts';

/** Finds those of these pushes that no tab follows any longer. */
export async function findLeftPushes(identity: Identity, ids: string[]): Promise<string[]> {
  const holders = await Promise.all(ids.map((id) => findLockHolder(getPushLock(identity, id))));
  return ids.filter((_, index) => holders[index] === null);
}
