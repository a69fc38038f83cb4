import type { World } from './createWorld.ts';

/** Actions never reject, and every one ends. */
export function followAction(world: World, action: Promise<void>): void {
  world.underWay += 1;
  action
    .catch((reason: unknown) => world.rejections.push(reason))
    .finally(() => (world.underWay -= 1));
}
