import { vi } from 'vitest';
import { createSandbox } from '../src/sandbox/createSandbox.ts';
import type { SandboxOptions } from '../src/sandbox/SandboxOptions.ts';

/** Sets up a sandbox with two companies, and what a partner's server needs to reach it. */
export function setUpCompanies(
  fetchOption: typeof fetch | undefined,
  sandboxOptions: SandboxOptions = {},
) {
  const sandbox = createSandbox({
    // The same in every sandbox, because a test may share tokens or credentials between two.
    clientSecret: 'a-secret-that-only-the-partner-knows',
    entities: [
      { id: 'entity-a', name: 'A', currency: 'GBP' },
      { id: 'entity-b', name: 'B', currency: 'EUR' },
    ],
    ...sandboxOptions,
  });
  const tokens: string[] = [];
  /** The network, which records the token of each call. */
  const send: typeof fetch = async (input, init) => {
    const authorization = new Headers(init?.headers).get('authorization');
    if (authorization) tokens.push(authorization.slice('Bearer '.length));
    return (fetchOption ?? sandbox.fetch)(input instanceof Request ? input.url : input, init);
  };
  const { clientId, clientSecret, baseUrl: apiUrl } = sandbox;
  const onError = vi.fn<(error: unknown) => void>();
  return { sandbox, tokens, send, onError, clientId, clientSecret, apiUrl };
}
