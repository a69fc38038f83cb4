/** Remembers the entities whose calls the API refuses with any token. */
export interface RefusedEntities {
  has: (entityId: string) => boolean;
  add: (entityId: string) => void;
  delete: (entityId: string) => void;
}

/** Milliseconds. After that, the entity may cause a new token once more. */
const MEMORY = 60_000;
const MAX_ENTITIES = 1000;

/** Creates a memory of a minute. If it is full, the oldest entity leaves. */
export function createRefusedEntities(
  now: () => number = () => performance.now(),
): RefusedEntities {
  const addedAt = new Map<string, number>();
  return {
    has: (entityId) => now() - (addedAt.get(entityId) ?? -Infinity) < MEMORY,
    add(entityId) {
      const [oldest] = addedAt.size < MAX_ENTITIES ? [] : addedAt.keys();
      if (oldest !== undefined) addedAt.delete(oldest);
      addedAt.set(entityId, now());
    },
    delete: (entityId) => void addedAt.delete(entityId),
  };
}
