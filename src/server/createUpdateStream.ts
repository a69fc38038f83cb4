import type { Handler } from './Handler.ts';
import type { HandlerOptions } from './HandlerOptions.ts';
import { createHandler } from './http/createHandler.ts';
import { requireMethod } from './http/requireMethod.ts';
import { resolveEntityId } from './http/resolveEntityId.ts';
import type { ResolveEntity } from './ResolveEntity.ts';
import { ServerError } from './ServerError.ts';
import { createEventBody } from './updates/createEventBody.ts';
import type { EventBody } from './updates/createEventBody.ts';

export interface UpdateStreamOptions<Context extends unknown[] = []> extends HandlerOptions {
  /** Which entity this session may hear of, as for the proxy; nothing is 401. */
  resolveEntity: ResolveEntity<Context>;
}

export interface UpdateStream<Context extends unknown[] = []> {
  /** Answers `GET` with server-sent events: the `updateStreamUrl` of the page leads here. */
  handler: Handler<Context>;
  /**
   * Tells the open pages of this entity that there is news, and nothing of what it is: they ask the
   * API. Reaches the pages that this instance of the server holds.
   */
  notify: (entityId: string) => void;
  /** Ends all streams, and those that come then, so that a server that is to stop need not wait. */
  close: () => void;
}

/** A person has a few pages open, and an entity a few people. */
const MOST_STREAMS = 100;
/** So many pages ask at the same moment: those after them a little apart, as the rate is limited. */
const AT_ONCE = 10;
const APART = 100;

/**
 * Creates the stream that open pages listen to, so that what a webhook tells shows at once. A page
 * is let go after 15 minutes and comes back by itself: who may listen is asked anew. One that was
 * refused comes back within a minute.
 *
 * Refusals are `{"error":{"message","code"}}` with 400, 401, 403, 405, 500 or 503.
 *
 * @throws Error where `allowedOrigins` holds what is no origin
 */
export function createUpdateStream<Context extends unknown[] = []>({
  resolveEntity,
  allowedOrigins,
  onError,
}: UpdateStreamOptions<Context>): UpdateStream<Context> {
  const streams = new Map<string, Set<EventBody>>();
  let isClosed = false;

  function open(entityId: string, signal: AbortSignal): EventBody {
    const others = streams.get(entityId) ?? new Set();
    if (others.size >= MOST_STREAMS) {
      throw new ServerError(
        503,
        'too_many_streams',
        `${MOST_STREAMS} pages of this entity are open already.`,
      );
    }
    const stream = createEventBody(signal, () => {
      others.delete(stream);
      if (others.size === 0) streams.delete(entityId);
    });
    streams.set(entityId, others.add(stream));
    // The page comes back, to another server.
    if (isClosed) stream.end();
    return stream;
  }

  return {
    handler: createHandler({ allowedOrigins, onError }, async (request, ...context) => {
      requireMethod(request, 'GET');
      const entityId = await resolveEntityId(resolveEntity, request, context, request.signal);
      return new Response(open(entityId, request.signal).body, {
        headers: {
          'Content-Type': 'text/event-stream',
          // Compression and some proxies would hold an event back until there are more.
          'Cache-Control': 'no-store, no-transform',
          'X-Accel-Buffering': 'no',
          'X-Content-Type-Options': 'nosniff',
        },
      });
    }),
    notify: (entityId) =>
      [...(streams.get(entityId) ?? [])].forEach(({ send }, index) =>
        send(Math.max(0, index - AT_ONCE + 1) * APART),
      ),
    close() {
      isClosed = true;
      for (const pages of streams.values()) pages.forEach(({ end }) => end());
    },
  };
}
