import { vi } from 'vitest';
import { createSandbox } from '../src/sandbox/createSandbox.ts';
import type { SandboxOptions } from '../src/sandbox/SandboxOptions.ts';
import { createTokenHandler } from '../src/server/createTokenHandler.ts';
import type { TokenHandlerOptions } from '../src/server/createTokenHandler.ts';

/** Sets up a partner's token handler with two companies, in front of the sandbox. */
export function setUpTokenHandler(
  options: Partial<TokenHandlerOptions> = {},
  sandboxOptions: SandboxOptions = {},
) {
  const sandbox = createSandbox({
    entities: [
      { id: 'entity-a', name: 'A', currency: 'GBP', userId: 'user-a' },
      { id: 'entity-b', name: 'B', currency: 'EUR', userId: 'user-b' },
    ],
    ...sandboxOptions,
  });
  const onError = vi.fn<(error: unknown) => void>();
  const handle = createTokenHandler({
    clientId: sandbox.clientId,
    clientSecret: sandbox.clientSecret,
    apiUrl: sandbox.baseUrl,
    fetch: sandbox.fetch,
    // The header stands for the session.
    authorize: (request) => {
      const entityUserId = request.headers.get('x-session');
      return entityUserId === null ? null : { entityUserId };
    },
    onError,
    ...options,
  });
  const ask = (user: string | null = 'user-a', { method = 'POST', query = '' } = {}) =>
    handle(
      new Request(`https://partner.example/token${query}`, {
        method,
        headers: { 'sec-fetch-site': 'same-origin', ...(user !== null && { 'x-session': user }) },
      }),
    );
  return { sandbox, handle, ask, onError };
}
