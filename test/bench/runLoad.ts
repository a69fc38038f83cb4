import autocannon from 'autocannon';

/** The request to repeat. */
export interface LoadTarget {
  url: string;
  headers: Record<string, string>;
  /** The expected body of every response. */
  body: string;
}

export interface LoadResult {
  seconds: number;
  /** Of each response, in milliseconds. */
  latencies: readonly number[];
  /** Connections that failed or broke off. */
  errors: number;
  /** Connections without a response for 5 seconds, or without any. */
  timeouts: number;
  non2xx: number;
  /** Responses with another body. */
  mismatches: number;
}

/** In seconds. */
const LONGEST_CONNECTING = 10;
/** In milliseconds. */
const LONGEST_ANSWER = 5000;

/**
 * Sends requests on many connections at once. Each connection sends the next request as soon as it
 * has a response. The clock starts when every connection has had one response.
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
        // How often the load checks whether to stop.
        sampleInt: 100,
        duration: LONGEST_CONNECTING + seconds,
        // We detect timeouts ourselves, because a run of 10 seconds would never reach this one.
        timeout: LONGEST_CONNECTING + seconds,
      },
      (error: unknown, { errors, resets, non2xx, mismatches }) => {
        if (error) {
          reject(error);
          return;
        }
        const end = endsAt ?? performance.now();
        const isServed = (at: number) => at > end - LONGEST_ANSWER;
        resolve({
          seconds,
          latencies,
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
