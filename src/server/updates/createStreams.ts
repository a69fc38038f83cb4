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
  /** The streams of pages with several entities. They give up their seat last. */
  const ofSeveral = new WeakSet<EventBody>();
  let count = 0;
  let isClosed = false;

  function makeRoom(entityIds: readonly string[]) {
    for (const entityId of entityIds) {
      const own = byEntity.get(entityId);
      if (own && own.size >= MAX_OF_ENTITY) replace(own, ofSeveral);
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
    replace(most, ofSeveral);
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
      if (entityIds.length > 1) ofSeveral.add(stream);
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

/**
 * Ends the stream that is most likely dead: the one with the most unread chunks, or the oldest. Pages
 * with several entities are spared, so that one entity cannot cut them off from the others.
 */
function replace(streams: Iterable<EventBody>, ofSeveral: WeakSet<EventBody>) {
  const all = [...streams];
  const single = all.filter((stream) => !ofSeveral.has(stream));
  const [worst] = (single.length > 0 ? single : all).toSorted(
    (one, other) => other.countUnread() - one.countUnread(),
  );
  worst?.end(REPLACED_RETRY);
}
