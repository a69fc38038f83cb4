import type { CDPSession } from 'playwright';

/** The metrics that Chromium reports for the page. */
export interface PageMetrics {
  /** Processor time of the main thread. Other programs do not change it. */
  cpuSeconds: number;
  /** Bytes. Like the counts below, it includes uncollected garbage. */
  heap: number;
  /** Event listeners of all objects. */
  listeners: number;
  /** DOM nodes, both in the page and detached. */
  nodes: number;
}

export async function readMetrics(devTools: CDPSession): Promise<PageMetrics> {
  await devTools.send('Performance.enable');
  const { metrics } = await devTools.send('Performance.getMetrics');
  const read = (name: string) => {
    const metric = metrics.find((candidate) => candidate.name === name);
    if (!metric) throw new Error(`This Chromium does not measure ${name}.`);
    return metric.value;
  };
  return {
    cpuSeconds: read('ThreadTime'),
    heap: read('JSHeapUsedSize'),
    listeners: read('JSEventListeners'),
    nodes: read('Nodes'),
  };
}

/** Collects garbage several times, because finalizers in between free more. */
export async function collectGarbage(devTools: CDPSession): Promise<void> {
  await devTools.send('HeapProfiler.enable');
  for (let pass = 0; pass < 4; pass += 1) {
    await devTools.send('HeapProfiler.collectGarbage');
  }
}
