import autocannon from 'autocannon';

export interface LoadRequest {
  headers: Record<string, string>;
  /** The expected body of every response. */
  body: string;
}

export interface LoadTarget {
  /** The processes of the server. Each gets the same number of connections. */
  urls: readonly string[];
  /** Each connection repeats one of them. */
  requests: readonly LoadRequest[];
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
export async function runLoad(
  { urls, requests }: LoadTarget,
  connections: number,
  seconds: number,
): Promise<LoadResult> {
  const lastAnswers = new Map<autocannon.Client, number>();
  const latencies: number[] = [];
  const instances: autocannon.Instance[] = [];
  let mismatches = 0;
  let endsAt: number | undefined;

  function handleResponse(client: autocannon.Client, latency: number) {
    const now = performance.now();
    lastAnswers.set(client, now);
    if (lastAnswers.size < connections) return;
    endsAt ??= now + seconds * 1000;
    if (now < endsAt) latencies.push(latency);
    else for (const instance of instances) instance.stop();
  }

  /** Puts a part of the connections on one process. */
  function loadServer(url: string, index: number): Promise<autocannon.Result> {
    const own = Math.floor((connections + index) / urls.length);
    let count = 0;
    const setupClient = (client: autocannon.Client) => {
      const request = requests[count % requests.length];
      count += 1;
      const onResponse = (_status: number, body: string) => {
        if (body !== request?.body) mismatches += 1;
      };
      client.setRequests([{ headers: request?.headers, onResponse }]);
    };
    return new Promise((resolve, reject) => {
      const instance = autocannon(
        {
          url,
          setupClient,
          connections: own,
          // How often the load checks whether to stop.
          sampleInt: 100,
          duration: LONGEST_CONNECTING + seconds,
          // We detect timeouts ourselves, because a run of 10 seconds would never reach this one.
          timeout: LONGEST_CONNECTING + seconds,
        },
        (error: unknown, result) => (error ? reject(error) : resolve(result)),
      );
      instance.on('response', (client, _status, _bytes, latency) =>
        handleResponse(client, latency),
      );
      instances.push(instance);
    });
  }

  const results = await Promise.all(urls.map(loadServer));
  const end = endsAt ?? performance.now();
  const isServed = (at: number) => at > end - LONGEST_ANSWER;
  const sum = (read: (result: autocannon.Result) => number) =>
    results.reduce((all, result) => all + read(result), 0);
  return {
    seconds,
    latencies,
    errors: sum(({ errors, resets }) => errors + resets),
    timeouts: connections - [...lastAnswers.values()].filter(isServed).length,
    non2xx: sum(({ non2xx }) => non2xx),
    mismatches,
  };
}
