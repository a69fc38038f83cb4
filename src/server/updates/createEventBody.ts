import { ignoreErrors } from '../../lib/ignoreErrors.ts';

/** The body of one page's update stream. */
export interface EventBody {
  body: ReadableStream<Uint8Array>;
  /**
   * Tells the page to refetch, after `delay` milliseconds. Several calls before that are one event.
   */
  send: (delay: number) => void;
  end: () => void;
}

/** Milliseconds. Shorter than the idle timeout of proxies. */
const HEARTBEAT = 20_000;
const LIFETIME = 900_000;
/** With this many unread chunks, nobody reads the stream any more. A page that does reconnects. */
const MAX_UNREAD = 20;

/** Creates a stream that ends when the page leaves, when nobody reads it, or after 15 minutes. */
export function createEventBody(signal: AbortSignal, onEnd: () => void): EventBody {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start: (created) => {
        controller = created;
      },
      cancel: end,
    },
    { highWaterMark: MAX_UNREAD },
  );
  const heartbeat = setInterval(() => write(':\n\n'), HEARTBEAT);
  const lifetime = setTimeout(end, LIFETIME);
  let sending: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', end);
  // At once, because some servers send the headers only with the first chunk. The delay is random,
  // so that the pages do not all reconnect at the same moment when the server restarts.
  write(`retry: ${3000 + Math.floor(Math.random() * 7000)}\n\n`);

  function write(text: string) {
    controller?.enqueue(new TextEncoder().encode(text));
    if (controller && (controller.desiredSize ?? 0) <= 0) end();
  }

  function end() {
    const open = controller;
    if (!open) return;
    controller = undefined;
    clearInterval(heartbeat);
    clearTimeout(lifetime);
    clearTimeout(sending);
    signal.removeEventListener('abort', end);
    // Throws if the reader has already canceled the stream.
    ignoreErrors(() => open.close());
    onEnd();
  }

  function sendEvent() {
    sending = undefined;
    write('data: changed\n\n');
  }

  return {
    body,
    send(delay) {
      if (delay === 0) sendEvent();
      else sending ??= setTimeout(sendEvent, delay);
    },
    end,
  };
}
