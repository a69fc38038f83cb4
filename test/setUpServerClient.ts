import { expect } from 'vitest';
import type { SandboxOptions } from '../src/sandbox/SandboxOptions.ts';
import { createServerClient } from '../src/server/createServerClient.ts';
import type { ServerClientOptions } from '../src/server/createServerClient.ts';
import { ServerError } from '../src/server/ServerError.ts';
import { describeError } from './describeError.ts';
import { setUpCompanies } from './setUpCompanies.ts';

/** Sets up a partner's server client for two companies, in front of the sandbox. */
export function setUpServerClient(
  options: Partial<ServerClientOptions> = {},
  sandboxOptions: SandboxOptions = {},
) {
  const companies = setUpCompanies(options.fetch, sandboxOptions);
  const { sandbox, tokens, send, onError, clientId, clientSecret, apiUrl } = companies;
  const client = createServerClient({
    clientId,
    clientSecret,
    apiUrl,
    onError,
    // Tests send more calls at once than any page. Those of the limits set one.
    limiter: false,
    ...options,
    fetch: send,
  });

  return {
    sandbox,
    client,
    onError,
    /** The calls that reached the accounting API, without token requests. */
    getCalls: () => sandbox.requests.filter(({ path }) => path !== '/auth/token'),
    countTokens: () => sandbox.requests.filter(({ path }) => path === '/auth/token').length,
    /** Returns the error of a failed read, after a check that it contains no secret. */
    async getError(reading: Promise<unknown>): Promise<ServerError> {
      const error: unknown = await reading.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      const seen = [error, ...onError.mock.calls.flat()].map(describeError).join('\n');
      for (const secret of [clientSecret, clientId, ...tokens]) expect(seen).not.toContain(secret);
      if (!(error instanceof ServerError)) throw new Error(`Not a ServerError: ${String(error)}`);
      return error;
    },
  };
}
