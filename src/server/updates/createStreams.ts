import { ServerError } from '../ServerError.ts';
import { createEventBody } from './createEventBody.ts';
import type { EventBody } from './createEventBody.ts';

/** The open update streams of one instance of a server. */
export interface Streams {
  /** Opens a stream for news of these entities. @throws ServerError 503 */
  open: (entityIds: readonly string[], signal: AbortSignal) => EventBody;
  notify: (entityId: string) => void;
  /** Ends all streams, and every stream that opens later. */
  close: () => void;
}

/** Far above real use: an entity has a few people, and each has a few pages open. */
const MAX_OF_ENTITY = 100;
/** This many pages refetch at once. The others follow one by one, to stay below the rate limit. */
const BURST = 10;
/** Milliseconds between the pages that follow. */
const INTERVAL = 100;
/** Milliseconds. A page that gave up its seat and is still there comes back after that. */
const REPLACED_RETRY = 60_000;

/** Creates the streams of an instance that serves up to `maxStreams` pages. */
export function createStreams(maxStreams: number): Streams {
  const byEntity = new Map<string, Set<EventBody>>();
  let count = 0;
  let isClosed = false;

  function makeRoom(entityIds: readonly string[]) {
    for (const entityId of entityIds) {
      const own = byEntity.get(entityId);
      if (own && own.size >= MAX_OF_ENTITY) replace(own);
    }
    if (count < maxStreams) return;
    // The entity with the most streams gives one up, unless it has no more than this one would have.
    const [most = new Set()] = [...byEntity.values()].toSorted((a, b) => b.size - a.size);
    const own = Math.max(...entityIds.map((entityId) => byEntity.get(entityId)?.size ?? 0));
    if (most.size <= own + 1) {
      throw new ServerError(503, 'too_many_streams', `${maxStreams} update streams are open.`, {
        headers: { 'Retry-After': '60' },
      });
    }
    replace(most);
  }

  return {
    open(entityIds, signal) {
      makeRoom(entityIds);
      const stream = createEventBody(signal, () => {
        count -= 1;
        for (const entityId of entityIds) {
          const others = byEntity.get(entityId);
          others?.delete(stream);
          if (others?.size === 0) byEntity.delete(entityId);
        }
      });
      count += 1;
      for (const entityId of entityIds) {
        byEntity.set(entityId, (byEntity.get(entityId) ?? new Set()).add(stream));
      }
      // The page reconnects, to another instance of the server.
      if (isClosed) stream.end();
      return stream;
    },
    notify(entityId) {
      [...(byEntity.get(entityId) ?? [])].forEach((stream, index) =>
        stream.send(entityId, Math.max(0, index - BURST + 1) * INTERVAL),
      );
    },
    close() {
      isClosed = true;
      // Ending one changes the lists.
      const all = new Set([...byEntity.values()].flatMap((streams) => [...streams]));
      for (const { end } of all) end();
    },
  };
}

/** Ends the stream that is most likely dead: the one with the most unread chunks, or the oldest. */
function replace(streams: Iterable<EventBody>) {
  const [worst] = [...streams].toSorted((one, other) => other.countUnread() - one.countUnread());
  worst?.end(REPLACED_RETRY);
}
