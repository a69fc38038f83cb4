import { vi } from 'vitest';

export interface TrackedListeners {
  /** Listeners of the window or the document that are new since then, as `window focus`. */
  readonly left: readonly string[];
  stop: () => void;
}

/** React's own listeners, which it adds once per document and never removes. */
const FOREIGN = ['selectionchange'];

/** Tracks who listens to the window and the document from now on. */
export function trackListeners(): TrackedListeners {
  const all: { name: string; type: string; listener: unknown }[] = [];
  const spies = [window, document].flatMap((target) => {
    const name = target === window ? 'window' : 'document';
    const add = target.addEventListener.bind(target);
    const remove = target.removeEventListener.bind(target);
    return [
      vi
        .spyOn(target, 'addEventListener')
        .mockImplementation(
          (type: string, listener: EventListenerOrEventListenerObject, options?: unknown) => {
            const isKnown = all.some((one) => one.type === type && one.listener === listener);
            if (!isKnown) all.push({ name, type, listener });
            add(type, listener, toOptions(options));
          },
        ),
      vi
        .spyOn(target, 'removeEventListener')
        .mockImplementation(
          (type: string, listener: EventListenerOrEventListenerObject, options?: unknown) => {
            const at = all.findIndex((one) => one.type === type && one.listener === listener);
            if (at >= 0) all.splice(at, 1);
            remove(type, listener, toOptions(options));
          },
        ),
    ];
  });
  return {
    get left() {
      return all
        .filter(({ type }) => !FOREIGN.includes(type))
        .map(({ name, type }) => `${name} ${type}`);
    },
    stop: () => spies.forEach((spy) => spy.mockRestore()),
  };
}

function toOptions(options: unknown): AddEventListenerOptions | boolean {
  return typeof options === 'object' && options !== null ? { ...options } : options === true;
}
