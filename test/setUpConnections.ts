import type { Connection } from '../src/api/Connection.ts';
import type { RequestOptions } from '../src/api/createRequestQueue.ts';
import { createCache } from '../src/engine/cache/createCache.ts';
import { createConnections } from '../src/engine/createConnections.ts';
import type { Commit } from '../src/engine/createConnections.ts';
import { createManualClock } from './createManualClock.ts';
import { fakeConnection } from './fakeConnection.ts';
import { stubPage } from './stubPage.ts';

/** A call to the API, which the test answers. */
interface ApiCall {
  name: string;
  priority: string | undefined;
  signal: AbortSignal | undefined;
  onQueue: RequestOptions['onQueue'];
  answer: (connections: readonly Connection[]) => void;
  fail: (error: unknown) => void;
}

/** Creates the list of connections with an API that the test answers. */
export function setUpConnections(
  setup: { followedId?: string; initialData?: readonly Connection[] } = {},
) {
  const clock = createManualClock();
  const page = stubPage();
  const lifetime = new AbortController();
  const calls: ApiCall[] = [];
  const commits: Commit[] = [];
  const counts = { failed: 0, ended: 0 };
  const entry = createCache().createEntry<readonly Connection[]>('connections');

  function call(name: string, { priority, signal, onQueue }: RequestOptions = {}) {
    return new Promise<readonly Connection[]>((answer, fail) => {
      calls.push({ name, priority, signal, onQueue, answer, fail });
      signal?.addEventListener('abort', () => fail(signal.reason));
    });
  }

  const api = {
    listConnections: (options?: RequestOptions) => call('list', options),
    async getConnection(id: string, options?: RequestOptions) {
      const [connection] = await call(`get ${id}`, options);
      return connection ?? fakeConnection({ id });
    },
  };
  const connections = createConnections({
    api,
    entry,
    clock,
    initialData: setup.initialData,
    signal: lifetime.signal,
    getFollowedId: () => setup.followedId ?? null,
    onCommit: (commit) => void commits.push(commit),
    onFail: () => void (counts.failed += 1),
    onReadEnd: () => void (counts.ended += 1),
  });

  /** Starts a read, and records its outcome. */
  function read(options: RequestOptions = { priority: 'wait' }) {
    const outcome: { connections?: readonly Connection[]; error?: unknown } = {};
    connections.read(options).then(
      (answer) => (outcome.connections = answer),
      (error: unknown) => (outcome.error = error),
    );
    return outcome;
  }

  /** Starts a write, which the test answers. */
  function write() {
    let answer: (connection: Connection) => void = () => undefined;
    const sent = new Promise<Connection>((resolve) => (answer = resolve));
    return { answer, done: connections.commitWrite(() => sent) };
  }

  return { clock, page, lifetime, calls, commits, counts, entry, connections, read, write };
}
