import { vi } from 'vitest';

/** A stream that a page has opened, and what a server does with it. */
export class StubStream extends EventTarget {
  readonly url: string;
  readonly withCredentials: boolean;
  /** As `EventSource` counts: connecting, open, closed. */
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

  /** The line breaks; the browser tries again by itself. */
  breakOff(): void {
    this.readyState = 0;
    this.dispatchEvent(new Event('error'));
  }

  /** The server answers with something else than a stream; the browser gives up. */
  refuse(): void {
    this.readyState = 2;
    this.dispatchEvent(new Event('error'));
  }

  tell(data = 'changed'): void {
    if (this.readyState === 1) this.dispatchEvent(new MessageEvent('message', { data }));
  }

  close(): void {
    this.readyState = 2;
  }
}

/** Puts these in the place of the browser's `EventSource`. Gives all that were opened, in order. */
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
