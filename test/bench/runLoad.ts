import autocannon from 'autocannon';

/** What is asked for, over and over. */
export interface LoadTarget {
  url: string;
  headers: Record<string, string>;
  /** Every answer has to be this. */
  body: string;
}

export interface LoadResult {
  requestsPerSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Connections that failed or were cut off. */
  errors: number;
  /** Connections that got no answer for 5 seconds, or none at all. */
  timeouts: number;
  non2xx: number;
  /** Answers with another body. */
  mismatches: number;
}

/** Seconds. */
const LONGEST_CONNECTING = 10;
/** Milliseconds. */
const LONGEST_ANSWER = 5000;

/**
 * Asks on many connections at once, each asking again as soon as it has its answer. The clock starts
 * when each of them has had one.
 */
export function runLoad(
  { url, headers, body: expectBody }: LoadTarget,
  connections: number,
  seconds: number,
): Promise<LoadResult> {
  const lastAnswers = new Map<autocannon.Client, number>();
  const latencies: number[] = [];
  let endsAt: number | undefined;

  return new Promise((resolve, reject) => {
    const instance = autocannon(
      {
        url,
        headers,
        expectBody,
        connections,
        // How often it looks whether to stop.
        sampleInt: 100,
        duration: LONGEST_CONNECTING + seconds,
        // We count them ourselves: over 10 seconds, this would never see one.
        timeout: LONGEST_CONNECTING + seconds,
      },
      (error: unknown, { errors, resets, non2xx, mismatches }) => {
        if (error) {
          reject(error);
          return;
        }
        const end = endsAt ?? performance.now();
        const isServed = (at: number) => at > end - LONGEST_ANSWER;
        latencies.sort((a, b) => a - b);
        resolve({
          requestsPerSecond: latencies.length / seconds,
          p50: getPercentile(latencies, 0.5),
          p99: getPercentile(latencies, 0.99),
          errors: errors + resets,
          timeouts: connections - [...lastAnswers.values()].filter(isServed).length,
          non2xx,
          mismatches,
        });
      },
    );
    instance.on('response', (client, _status, _bytes, latency) => {
      const now = performance.now();
      lastAnswers.set(client, now);
      if (lastAnswers.size < connections) return;
      endsAt ??= now + seconds * 1000;
      if (now < endsAt) latencies.push(latency);
      else instance.stop();
    });
  });
}

function getPercentile(sorted: number[], share: number): number {
  return Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
}
