import { describeError } from './describeError.ts';
import type { World } from './createWorld.ts';

/** Returns the places that contain a token, which must exist only in memory. */
export function findTokenLeaks({
  tokens,
  windows,
  network,
  events,
  errors,
  channels,
}: World): string[] {
  const places: Record<string, unknown> = {
    localStorage: { ...localStorage },
    sessionStorage: { ...sessionStorage },
    'the address': window.location.href,
    'the history': window.history.state,
    cookies: document.cookie,
    'the page': document.documentElement.outerHTML,
    'a window': windows.map(({ name, features, address }) => [name, features, address]),
    'an address of a request': network.calls.map(({ url }) => url),
    'an event': events,
    'an error': [...errors].map((error) => describeError(error)),
    'a message to other tabs': channels?.posted ?? [],
  };
  return Object.entries(places)
    .filter(([, content]) => {
      const text = JSON.stringify(content) ?? '';
      return tokens.some((token) => text.includes(token));
    })
    .map(([place]) => place);
}
