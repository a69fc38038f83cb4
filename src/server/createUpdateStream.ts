import { checkOptions } from './checkOptions.ts';
import type { Handler } from './Handler.ts';
import type { HandlerOptions } from './HandlerOptions.ts';
import { createHandler } from './http/createHandler.ts';
import { createReporter } from './http/createReporter.ts';
import { requireMethod } from './http/requireMethod.ts';
import { resolveEntityIds } from './http/resolveEntityIds.ts';
import type { ResolveEntities, ResolveEntity } from './ResolveEntity.ts';
import { createStreams } from './updates/createStreams.ts';
import type { UpdateBus } from './updates/UpdateBus.ts';

/** Options of `createUpdateStream`. */
export interface UpdateStreamOptions<Context extends unknown[] = []> extends HandlerOptions {
  /**
   * Returns the entity of this session, as for the proxy. If it returns nothing, or throws or
   * returns a 401 or a redirect, the answer is 401. A 403 or 404 becomes 403. Pass this or
   * `resolveEntities`.
   */
  resolveEntity?: ResolveEntity<Context> | undefined;
  /**
   * Returns the entities of this session, for pages that show several. `asked` holds the
   * ids that the page shows, from the browser. It is empty if the page shows more than 100: then return
   * all that the session may use, of which the stream takes the first 1000. Otherwise, ids that were not
   * asked for are left out of the stream.
   */
  resolveEntities?: ResolveEntities<Context> | undefined;
  /**
   * Carries news between the instances of a server, such as `createRedisUpdateBus(redis)`.
   * @default none: `notify` reaches the pages of this instance
   */
  bus?: UpdateBus | undefined;
  /** The most streams that this instance keeps open. @default 10_000 */
  maxStreams?: number | undefined;
}

/** What `createUpdateStream` returns. */
export interface UpdateStream<Context extends unknown[] = []> {
  /** Answers `GET` with server-sent events. Mount it at the page's `updateStreamUrl`. */
  handler: Handler<Context>;
  /**
   * Tells the open pages of this entity to refetch. The event carries only the entity's id. With a
   * `bus`, it reaches the pages of all instances, and otherwise those of this one.
   */
  notify: (entityId: string) => void;
  /** Ends all streams, and every stream that opens later, so that the server can stop. */
  close: () => void;
}

/**
 * Creates the stream that open pages listen to, so that they show a change as soon as its webhook
 * arrives. A stream ends after 15 minutes. The page then reconnects, and your function runs again. A
 * page that was refused tries again within a minute.
 *
 * An entity has up to 100 streams. A newer one then takes the place of one whose page has stopped
 * reading, or else of the oldest, whose page comes back after a minute.
 *
 * Refusals are `{"error":{"message","code"}}` with 400, 401, 403, 405, 500 or 503.
 *
 * @throws Error for an invalid option
 */
export function createUpdateStream<Context extends unknown[] = []>(
  options: UpdateStreamOptions<Context>,
): UpdateStream<Context> {
  checkOptions('createUpdateStream()', options, []);
  const { resolveEntity, resolveEntities, allowedOrigins, onError, bus } = options;
  if (!resolveEntity && !resolveEntities) {
    throw new Error('createUpdateStream() needs resolveEntity, a function, or resolveEntities');
  }
  if (resolveEntity && resolveEntities) {
    throw new Error('createUpdateStream() takes resolveEntity or resolveEntities, not both');
  }
  const report = createReporter(onError);
  const streams = createStreams(options.maxStreams ?? 10_000);
  let stopListening: (() => void) | undefined;
  let isClosed = false;

  const publish = async (entityId: string) => bus?.publish(entityId);

  /** Pages without the news of the other instances still poll. */
  function listen() {
    try {
      stopListening ??= bus?.subscribe(streams.notify);
    } catch (error) {
      report(error);
    }
  }

  return {
    handler: createHandler({ allowedOrigins, onError }, async (request, ...context) => {
      requireMethod(request, 'GET');
      const entityIds = await resolveEntityIds(
        { resolveEntity, resolveEntities },
        request,
        context,
      );
      // Connect to the bus only when a page listens.
      if (!isClosed) listen();
      return new Response(streams.open(entityIds, request.signal).body, {
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
    notify(entityId) {
      streams.notify(entityId);
      // A bus of the partner must not end the process, nor the webhook that told us.
      void publish(entityId).catch(report);
    },
    close() {
      isClosed = true;
      stopListening?.();
      streams.close();
    },
  };
}
