import { vi } from 'vitest';

/** A stream, with methods that act as the server. */
export class StubStream extends EventTarget {
  readonly url: string;
  readonly withCredentials: boolean;
  /** As in `EventSource`: 0 is connecting, 1 is open, 2 is closed. */
  readyState = 0;

  constructor(url: string, { withCredentials = false }: EventSourceInit = {}) {
    super();
    this.url = url;
    this.withCredentials = withCredentials;
  }

  accept(): void {
    if (this.readyState === 2) throw new Error('The page has closed this stream.');
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }

  /** Breaks the connection. The browser reconnects by itself. */
  breakOff(): void {
    this.readyState = 0;
    this.dispatchEvent(new Event('error'));
  }

  /** Answers with a response that is not a stream. The browser gives up. */
  refuse(): void {
    this.readyState = 2;
    this.dispatchEvent(new Event('error'));
  }

  send(data = 'changed'): void {
    if (this.readyState === 1) this.dispatchEvent(new MessageEvent('message', { data }));
  }

  close(): void {
    this.readyState = 2;
  }
}

/** Replaces the browser's `EventSource`. Returns all streams that were opened, in order. */
export function stubEventSource(): StubStream[] {
  const streams: StubStream[] = [];
  vi.stubGlobal(
    'EventSource',
    class extends StubStream {
      constructor(url: string, init?: EventSourceInit) {
        super(url, init);
        streams.push(this);
      }
    },
  );
  return streams;
}
