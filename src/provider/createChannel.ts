import type { ResourceType } from '../api/Pull.ts';

/** What one tab or widget tells the others: never what the API said, which each asks itself. */
export interface News {
  /** A pull has started; `null` for one of everything. */
  pulling?: ResourceType | null;
}

type Message = News & { entityId: string };

export interface Channel {
  /** Listens, from now on. */
  open: () => void;
  /** Tells the others, also before this one listens. */
  tell: (news?: News) => void;
  close: () => void;
}

/**
 * Creates the channel between the tabs and widgets of this origin that show this entity. Does
 * nothing where the browser has none: they then find out when they ask the API next.
 */
export function createChannel(entityId: string, listen: (news: News) => void): Channel {
  let channel: BroadcastChannel | undefined;

  function open() {
    if (channel) return;
    try {
      channel = new BroadcastChannel('accounting-connect');
    } catch {
      // Old browsers have none, and some refuse it where storage is refused.
      return;
    }
    channel.addEventListener('message', ({ data }: MessageEvent<Message | null>) => {
      if (data?.entityId === entityId) listen(data);
    });
  }

  return {
    open,
    tell(news) {
      open();
      const message: Message = { ...news, entityId };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
      channel?.postMessage(message);
    },
    close() {
      channel?.close();
      channel = undefined;
    },
  };
}
