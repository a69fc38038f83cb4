import type { Handler } from './Handler.ts';
import type { HandlerOptions } from './HandlerOptions.ts';
import { checkOptions } from './checkOptions.ts';
import { createHandler } from './http/createHandler.ts';
import { requireMethod } from './http/requireMethod.ts';
import { resolveEntityId } from './http/resolveEntityId.ts';
import type { ResolveEntity } from './ResolveEntity.ts';
import { ServerError } from './ServerError.ts';
import { createEventBody } from './updates/createEventBody.ts';
import type { EventBody } from './updates/createEventBody.ts';

export interface UpdateStreamOptions<Context extends unknown[] = []> extends HandlerOptions {
  /**
   * Returns the entity of this session, as for the proxy. If it returns nothing, or throws or
   * returns a 401 or a redirect, the answer is 401. A 403 or 404 becomes 403.
   */
  resolveEntity: ResolveEntity<Context>;
}

export interface UpdateStream<Context extends unknown[] = []> {
  /** Answers `GET` with server-sent events. Mount it at the page's `updateStreamUrl`. */
  handler: Handler<Context>;
  /**
   * Tells the open pages of this entity to refetch. The event carries no data. It reaches only the
   * pages that are connected to this instance of the server.
   */
  notify: (entityId: string) => void;
  /** Ends all streams, and every stream that opens later, so that the server can stop. */
  close: () => void;
}

/** Far above real use: an entity has a few people, and each has a few pages open. */
const MAX_STREAMS = 100;
/** This many pages refetch at once. The others follow one by one, to stay below the rate limit. */
const BURST = 10;
/** Milliseconds between the pages that follow. */
const INTERVAL = 100;

/**
 * Creates the stream that open pages listen to, so that they show a change as soon as its webhook
 * arrives. A stream ends after 15 minutes. The page then reconnects, and `resolveEntity` runs
 * again. A page that was refused tries again within a minute.
 *
 * Refusals are `{"error":{"message","code"}}` with 400, 401, 403, 405, 500 or 503.
 *
 * @throws Error for an invalid option
 */
export function createUpdateStream<Context extends unknown[] = []>(
  options: UpdateStreamOptions<Context>,
): UpdateStream<Context> {
  checkOptions('createUpdateStream()', options, ['resolveEntity']);
  const { resolveEntity, allowedOrigins, onError } = options;
  const streams = new Map<string, Set<EventBody>>();
  let isClosed = false;

  function open(entityId: string, signal: AbortSignal): EventBody {
    const others = streams.get(entityId) ?? new Set();
    if (others.size >= MAX_STREAMS) {
      throw new ServerError(
        503,
        'too_many_streams',
        `This entity already has ${MAX_STREAMS} open update streams.`,
      );
    }
    const stream = createEventBody(signal, () => {
      others.delete(stream);
      if (others.size === 0) streams.delete(entityId);
    });
    streams.set(entityId, others.add(stream));
    // The page reconnects, to another instance of the server.
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
          // Compression and some proxies would buffer events.
          'Cache-Control': 'no-store, no-transform',
          // Otherwise the connection stays open after the stream, and a server that stops waits for it.
          Connection: 'close',
          'X-Accel-Buffering': 'no',
          'X-Content-Type-Options': 'nosniff',
        },
      });
    }),
    notify: (entityId) =>
      [...(streams.get(entityId) ?? [])].forEach(({ send }, index) =>
        send(Math.max(0, index - BURST + 1) * INTERVAL),
      ),
    close() {
      isClosed = true;
      for (const pages of streams.values()) pages.forEach(({ end }) => end());
    },
  };
}
