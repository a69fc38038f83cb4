import { vi } from 'vitest';

interface Waiting {
  readonly name: string;
  readonly grant: () => void;
}

/**
 * Replaces Web Locks with ones that queue, as those that tabs share. Returns the names of the locks
 * that are held.
 */
export function stubSharedLocks(): { readonly held: ReadonlySet<string> } {
  const held = new Set<string>();
  const queue: Waiting[] = [];

  function grantNext() {
    for (const one of queue.filter(({ name }) => !held.has(name))) {
      if (held.has(one.name)) continue;
      held.add(one.name);
      queue.splice(queue.indexOf(one), 1);
      // As in browsers, a lock is never granted synchronously.
      queueMicrotask(one.grant);
    }
  }

  function request(
    name: string,
    { signal, ifAvailable = false }: LockOptions,
    callback: (lock: object | null) => unknown,
  ) {
    return new Promise((resolve, reject) => {
      if (ifAvailable && held.has(name)) {
        resolve(callback(null));
        return;
      }
      const own: Waiting = {
        name,
        grant() {
          signal?.removeEventListener('abort', quit);
          Promise.resolve(callback({ name }))
            .then(resolve, reject)
            .finally(() => {
              held.delete(name);
              grantNext();
            });
        },
      };
      function quit() {
        // A lock that has been granted cannot be refused any more.
        if (!queue.includes(own)) return;
        queue.splice(queue.indexOf(own), 1);
        reject(signal?.reason);
      }
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      signal?.addEventListener('abort', quit);
      queue.push(own);
      grantNext();
    });
  }

  const query = async () => ({ held: [...held].map((name) => ({ name, clientId: 'a-tab' })) });
  vi.stubGlobal('navigator', { locks: { request, query } });
  return { held };
}
