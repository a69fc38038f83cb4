import { ignoreErrors } from '../../lib/ignoreErrors.ts';

/** The body of one page's update stream. */
export interface EventBody {
  body: ReadableStream<Uint8Array>;
  /**
   * Tells the page after `delay` milliseconds that the entity may have news. Several calls before that
   * are one event for each entity.
   */
  send: (entityId: string, delay: number) => void;
  /** How many chunks the page has not read. */
  countUnread: () => number;
  /** Ends the stream. The page reconnects after `retryAfter` milliseconds, if given. */
  end: (retryAfter?: number) => void;
}

/** Milliseconds. Shorter than the idle timeout of proxies. */
const HEARTBEAT = 20_000;
const LIFETIME = 900_000;
/** With this many unread chunks, nobody reads the stream any more. A page that does reconnects. */
const MAX_UNREAD = 20;
/** Milliseconds in which notices gather, so that any number of them is one chunk. */
const GATHERING = 50;

/** Creates a stream that ends when the page leaves, when nobody reads it, or after 15 minutes. */
export function createEventBody(signal: AbortSignal, onEnd: () => void): EventBody {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start: (created) => {
        controller = created;
      },
      cancel: () => end(),
    },
    { highWaterMark: MAX_UNREAD },
  );
  const heartbeat = setInterval(() => write(':\n\n'), HEARTBEAT);
  const lifetime = setTimeout(end, LIFETIME);
  const changed = new Set<string>();
  let sending: ReturnType<typeof setTimeout> | undefined;
  const handleAbort = () => end();
  signal.addEventListener('abort', handleAbort);
  if (signal.aborted) queueMicrotask(handleAbort);
  // At once, because some servers send the headers only with the first chunk. The delay is random,
  // so that the pages do not all reconnect at the same moment when the server restarts.
  write(`retry: ${3000 + Math.floor(Math.random() * 7000)}\n\n`);

  function countUnread() {
    return MAX_UNREAD - (controller?.desiredSize ?? MAX_UNREAD);
  }

  function write(text: string) {
    controller?.enqueue(new TextEncoder().encode(text));
    if (controller && countUnread() >= MAX_UNREAD) end();
  }

  function end(retryAfter?: number) {
    const open = controller;
    if (!open) return;
    if (retryAfter !== undefined)
      open.enqueue(new TextEncoder().encode(`retry: ${retryAfter}\n\n`));
    controller = undefined;
    clearInterval(heartbeat);
    clearTimeout(lifetime);
    clearTimeout(sending);
    signal.removeEventListener('abort', handleAbort);
    // Throws if the reader has already canceled the stream.
    ignoreErrors(() => open.close());
    onEnd();
  }

  function sendEvents() {
    sending = undefined;
    write([...changed].map((entityId) => `data: ${entityId}\n\n`).join(''));
    changed.clear();
  }

  return {
    body,
    send(entityId, delay) {
      if (!controller) return;
      changed.add(entityId);
      sending ??= setTimeout(sendEvents, Math.max(GATHERING, delay));
    },
    countUnread,
    end,
  };
}
