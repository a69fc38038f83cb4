import { vi } from 'vitest';
import { createUpdateStream } from '../src/server/createUpdateStream.ts';
import type { UpdateStreamOptions } from '../src/server/createUpdateStream.ts';

/** Sets up an update stream whose session is in the header `X-Session`, and pages that listen to it. */
export function setUpUpdates(options: Partial<UpdateStreamOptions> = {}) {
  const onError = vi.fn<(error: unknown) => void>();
  const updates = createUpdateStream({
    ...(!options.resolveEntities && { resolveEntity: ({ headers }) => headers.get('x-session') }),
    onError,
    ...options,
  });
  async function listen(
    entityId = 'entity-a',
    { query = '', ...init }: RequestInit & { query?: string } = {},
  ) {
    const headers = { 'Sec-Fetch-Site': 'same-origin', 'X-Session': entityId, ...init.headers };
    const request = new Request(`https://partner.example/updates${query}`, { ...init, headers });
    const response = await updates.handler(request);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let received = '';
    let hasEnded = false;
    const read = async () => {
      for (;;) {
        // oxlint-disable-next-line no-await-in-loop -- chunks arrive in order
        const piece = await reader?.read();
        if (!piece || piece.done) break;
        received += piece.value;
      }
      hasEnded = true;
    };
    const ended = read();
    /** The entities that the page was told of, in order. */
    const getNews = () => [...received.matchAll(/^data: (.*)$/gm)].map(([, entityId]) => entityId);
    return {
      response,
      ended,
      leave: () => reader?.cancel(),
      hasEnded: () => hasEnded,
      getNews,
      countNews: () => getNews().length,
      getText: () => received,
    };
  }
  return { ...updates, listen, onError };
}
