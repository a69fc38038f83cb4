interface Waiting {
  run: () => Promise<void>;
}

/** Stubs Web Locks, which jsdom lacks, on the fake clock. Returns a clean-up function. */
export function stubLocks(): () => void {
  const queues = new Map<string, Waiting[]>();

  function runNext(name: string) {
    const [next] = queues.get(name) ?? [];
    // As in browsers, a lock is never granted synchronously.
    if (next) setTimeout(() => void next.run().finally(() => release(name)), 0);
  }

  function release(name: string) {
    queues.get(name)?.shift();
    if (queues.get(name)?.length === 0) queues.delete(name);
    runNext(name);
  }

  function request(
    name: string,
    { ifAvailable = false }: { ifAvailable?: boolean },
    callback: (lock: object | null) => unknown,
  ) {
    return new Promise((resolve, reject) => {
      const call = async (lock: object | null) => {
        try {
          resolve(await callback(lock));
        } catch (error) {
          reject(error);
        }
      };
      const queue = queues.get(name) ?? [];
      if (ifAvailable && queue.length > 0) {
        setTimeout(() => void call(null), 0);
        return;
      }
      queues.set(name, queue);
      queue.push({ run: () => call({ name }) });
      if (queue.length === 1) runNext(name);
    });
  }

  const query = async () => ({ held: [...queues.keys()].map((name) => ({ name })) });

  Object.defineProperty(navigator, 'locks', { configurable: true, value: { request, query } });
  return () => void Reflect.deleteProperty(navigator, 'locks');
}
