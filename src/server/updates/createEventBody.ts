import { attempt } from '../../lib/attempt.ts';

/** The body of one page's stream. */
export interface EventBody {
  body: ReadableStream<Uint8Array>;
  /** Sends the one event there is, after so many milliseconds. */
  send: (delay: number) => void;
  end: () => void;
}

/** Shorter than what proxies call idle. */
const HEARTBEAT = 20_000;
const LIFETIME = 900_000;
/** More than this many pieces unread, and nobody reads: the page then comes back by itself. */
const MOST_UNREAD = 20;
const encoder = /* @__PURE__ */ new TextEncoder();

/** Creates a stream that lives until the page goes, nobody reads, or its time is over. */
export function createEventBody(signal: AbortSignal, handleEnd: () => void): EventBody {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start: (own) => {
        controller = own;
      },
      cancel: end,
    },
    { highWaterMark: MOST_UNREAD },
  );
  const heartbeat = setInterval(() => write(':\n\n'), HEARTBEAT);
  const lifetime = setTimeout(end, LIFETIME);
  let sending: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', end);
  // At once, as some servers send their headers with the first piece only. After a restart of the
  // server, not all pages come back in the same moment.
  write(`retry: ${3000 + Math.floor(Math.random() * 7000)}\n\n`);

  function write(text: string) {
    controller?.enqueue(encoder.encode(text));
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
    // One that its reader canceled is closed.
    attempt(() => open.close());
    handleEnd();
  }

  function tell() {
    sending = undefined;
    write('data: changed\n\n');
  }

  return {
    body,
    send(delay) {
      if (delay === 0) tell();
      else sending ??= setTimeout(tell, delay);
    },
    end,
  };
}
