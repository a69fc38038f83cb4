import { setTimeout as sleep } from 'node:timers/promises';

/** In bytes, after garbage collection. */
export interface Memory {
  heap: number;
  rss: number;
}

/** Measures the memory of this process, which runs with `--expose-gc`. */
export async function readMemory(): Promise<Memory> {
  // Finalizers run between two collections and release more objects.
  for (let pass = 0; pass < 4; pass += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one at a time
    await sleep(200);
    globalThis.gc?.();
  }
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed, rss };
}
