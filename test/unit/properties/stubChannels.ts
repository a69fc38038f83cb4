import { vi } from 'vitest';

export interface StubbedChannels {
  /** All messages that were posted. */
  readonly posted: readonly unknown[];
  readonly openCount: number;
}

/** Replaces `BroadcastChannel` with one on the fake clock that records its messages. */
export function stubChannels(): StubbedChannels {
  const posted: unknown[] = [];
  const open = new Set<EventTarget>();

  class Channel extends EventTarget {
    readonly name: string;

    constructor(name: string) {
      super();
      this.name = name;
      open.add(this);
    }

    postMessage(message: unknown) {
      posted.push(message);
      const data = structuredClone(message);
      for (const other of open) {
        if (other === this) continue;
        setTimeout(() => {
          if (open.has(other)) other.dispatchEvent(new MessageEvent('message', { data }));
        }, 0);
      }
    }

    close() {
      open.delete(this);
    }
  }
  vi.stubGlobal('BroadcastChannel', Channel);
  return {
    posted,
    get openCount() {
      return open.size;
    },
  };
}
