/** A channel between the tabs of an origin, or a stand-in that reaches only this page. */
export interface Channel {
  postMessage: (message: unknown) => void;
  close: () => void;
}

type Listener = (message: unknown) => void;

/** The channels of this page by name, in browsers without `BroadcastChannel`. */
const local = /* @__PURE__ */ new Map<string, Set<Listener>>();

/**
 * Opens a channel. Old browsers have no `BroadcastChannel`, and some deny it if they deny storage.
 * Other tabs then receive nothing, but the other listeners of this page do.
 */
export function openChannel(name: string, onMessage: Listener): Channel {
  try {
    const channel = new BroadcastChannel(name);
    channel.addEventListener('message', ({ data }) => onMessage(data));
    return channel;
  } catch {
    return openLocalChannel(name, onMessage);
  }
}

function openLocalChannel(name: string, onMessage: Listener): Channel {
  const listeners = local.get(name) ?? new Set();
  local.set(name, listeners.add(onMessage));
  return {
    postMessage(message) {
      for (const listener of listeners) {
        if (listener !== onMessage)
          queueMicrotask(() => listeners.has(listener) && listener(message));
      }
    },
    close() {
      listeners.delete(onMessage);
      if (listeners.size === 0) local.delete(name);
    },
  };
}
