import type { ResourceType } from '../api/Pull.ts';
import type { Clock } from '../lib/Clock.ts';
import { copyOwn } from '../lib/copyOwn.ts';
import { LONG_IDLE } from './getPollInterval.ts';
import type { Channel } from '../lib/openChannel.ts';
import { openChannel } from '../lib/openChannel.ts';
import { isHidden } from './isHidden.ts';
import { getChannelName } from './names.ts';
import type { UpdateStream } from './openUpdateStream.ts';

/** What a tab tells the other tabs, in addition to "there may be news". */
export interface News {
  /** The resource type of a pull that has started in that tab; `null` for all types. */
  pulling?: ResourceType | null | undefined;
  /** That tab has begun to wait for a connection. This alone is no reason to refetch. */
  isConnecting?: boolean | undefined;
}

/** A hint that the API may have news. It carries no data. */
export interface Hint extends News {
  /** Whether the hint came from another tab or client, so no message has to be sent back. */
  isFromElsewhere: boolean;
}

/** Everything that can hint at news, for all entities of a client. */
export interface Signals {
  /** Listens for one entity. The first listener starts the signals, and the last one stops them. */
  subscribe: (entityId: string, onHint: (hint: Hint) => void) => () => void;
  /** Returns the milliseconds since a person last touched this page, or came back to it. */
  getIdleTime: () => number;
  /** Tells the other tabs and clients to refetch. */
  broadcast: (entityId: string, news?: News) => void;
}

interface Message extends News {
  entityId: string;
}

const isMessage = (message: unknown): message is Message =>
  typeof message === 'object' && message !== null && Object.hasOwn(message, 'entityId');

const WAKE_UPS = ['focus', 'online', 'pageshow', 'visibilitychange'];
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel'];
/** The page may stop these events, and need not wait for us. */
const PASSIVE = { capture: true, passive: true };

/**
 * Creates the signals of one client, with one listener per source
 * and one channel for all entities.
 */
export function createSignals(
  clock: Clock,
  apiUrl: string,
  updateStreamUrl: string | undefined,
): Signals {
  const listeners = new Map<string, Set<(hint: Hint) => void>>();
  let stream: UpdateStream | undefined;
  let channel: Channel | undefined;
  // A person has just opened the page.
  let touchedAt = clock.now();

  // The clock may have been set back.
  const getIdleTime = () => Math.max(0, clock.now() - touchedAt);

  function notify(entityId: string, hint: Hint) {
    listeners.get(entityId)?.forEach((listener) => listener(copyOwn(hint)));
  }

  function handleWakeUp(event: Event) {
    // The first `pageshow` is the page's load, not a return to it.
    if ('persisted' in event && !event.persisted) return;
    if (event.type !== 'online' && !isHidden()) touchedAt = clock.now();
    for (const entityId of listeners.keys()) notify(entityId, { isFromElsewhere: false });
  }

  function handleTouch(event: Event) {
    const isReturn = getIdleTime() > LONG_IDLE;
    touchedAt = clock.now();
    if (isReturn) handleWakeUp(event);
  }

  function handleMessage(message: unknown) {
    if (!isMessage(message)) return;
    const { entityId, pulling, isConnecting } = copyOwn(message);
    notify(entityId, { isFromElsewhere: true, pulling, isConnecting });
  }

  const getChannel = () => (channel ??= openChannel(getChannelName(apiUrl), handleMessage));

  function start() {
    // `visibilitychange` bubbles from the document to the window.
    touchedAt = clock.now();
    for (const type of WAKE_UPS) window.addEventListener(type, handleWakeUp);
    for (const type of TOUCHES) window.addEventListener(type, handleTouch, PASSIVE);
    getChannel();
  }

  function stop() {
    for (const type of WAKE_UPS) window.removeEventListener(type, handleWakeUp);
    for (const type of TOUCHES) window.removeEventListener(type, handleTouch, PASSIVE);
    channel?.close();
    channel = undefined;
    stream?.close();
    stream = undefined;
  }

  async function updateStream() {
    if (updateStreamUrl === undefined || updateStreamUrl === '') return;
    try {
      // Load this on demand, because few partners have a stream.
      const { openUpdateStream } = await import('./openUpdateStream.ts');
      if (listeners.size === 0) return;
      stream?.handleChange();
      stream ??= openUpdateStream({
        url: updateStreamUrl,
        apiUrl,
        clock,
        getEntityIds: () => new Set(listeners.keys()),
        onNews(entityId, isShared) {
          notify(entityId, { isFromElsewhere: true });
          if (isShared) broadcast(entityId);
        },
      });
    } catch {
      // If the code cannot be loaded, the page continues to poll.
    }
  }

  function broadcast(entityId: string, news?: News) {
    const isOpen = channel !== undefined;
    const message: Message = { ...news, entityId };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
    getChannel().postMessage(message);
    // Close a channel that was opened only for this message.
    if (!isOpen && listeners.size === 0) stop();
  }

  return {
    subscribe(entityId, onHint) {
      if (listeners.size === 0) start();
      const own = listeners.get(entityId) ?? new Set();
      const isNew = own.size === 0;
      own.add(onHint);
      listeners.set(entityId, own);
      if (isNew) void updateStream();
      return () => {
        own.delete(onHint);
        if (own.size > 0) return;
        listeners.delete(entityId);
        if (listeners.size === 0) stop();
      };
    },
    getIdleTime,
    broadcast,
  };
}
