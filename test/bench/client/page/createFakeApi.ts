/** How the fake API answers. */
export interface FakeAnswers {
  /** The length of the list: the current connection, then disconnected ones. @default 1 */
  connections?: number;
  /** Milliseconds until it answers. @default 0 */
  delay?: number;
  /** Answers 429 with this `Retry-After`, in seconds. */
  retryAfter?: number;
}

export interface FakeApiCounts {
  calls: number;
  /** The most calls that waited for an answer at the same time. */
  mostAtOnce: number;
}

export interface FakeApi {
  fetch: typeof fetch;
  setStatus: (status: string) => void;
  /** Resolves when the next call has its answer. */
  waitForAnswer: () => Promise<void>;
  /** When the first call got its answer, by `performance.now()`. */
  getFirstAnswerAt: () => number;
  getCounts: () => FakeApiCounts;
}

const TIME = '2026-01-01T00:00:00.000000+00:00';

function createList(length: number, status: string) {
  const data = Array.from({ length }, (_, index) => ({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    created_at: TIME,
    updated_at: TIME,
    status: index === 0 ? status : 'disconnected',
    platform: 'xero',
    connection_url: `https://sandbox.localhost/authorize/${index}`,
    last_pull: TIME,
    errors: null,
  }));
  return new TextEncoder().encode(JSON.stringify({ data }));
}

async function wait(milliseconds: number, signal: AbortSignal | null | undefined): Promise<void> {
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

/** Creates an API inside the page. It needs no network, and each list is ready before the call. */
export function createFakeApi(answers: FakeAnswers): FakeApi {
  const { connections = 1, delay = 0, retryAfter } = answers;
  const lists = new Map<string, Uint8Array<ArrayBuffer>>();
  let list = new Uint8Array();
  let calls = 0;
  let waiting = 0;
  let mostAtOnce = 0;
  let firstAnswerAt = Infinity;
  let handleAnswer = () => {};

  function setStatus(status: string) {
    list = lists.get(status) ?? createList(connections, status);
    lists.set(status, list);
  }

  function createAnswer() {
    if (retryAfter === undefined) return new Response(list, { status: 200 });
    return new Response('{}', { status: 429, headers: { 'Retry-After': String(retryAfter) } });
  }

  setStatus('connected');
  return {
    async fetch(_input, init) {
      calls += 1;
      waiting += 1;
      mostAtOnce = Math.max(mostAtOnce, waiting);
      try {
        if (delay > 0) await wait(delay, init?.signal);
      } finally {
        waiting -= 1;
      }
      firstAnswerAt = Math.min(firstAnswerAt, performance.now());
      handleAnswer();
      return createAnswer();
    },
    setStatus,
    waitForAnswer: () =>
      new Promise((resolve) => {
        handleAnswer = resolve;
      }),
    getFirstAnswerAt: () => firstAnswerAt,
    getCounts: () => ({ calls, mostAtOnce }),
  };
}
