import { vi } from 'vitest';
import { ServerError } from '../src/server/ServerError.ts';
import type { TokenEndpoint } from '../src/server/TokenEndpoint.ts';
import { createPartnerTokenSource } from '../src/server/tokens/createPartnerTokenSource.ts';

export const PARTNER = { type: 'client_credentials' } as const;

export const createUser = (index: number) =>
  ({ type: 'entity_user', entityUserId: `user-${index}` }) as const;

/** Sets up a token source with a frozen clock, and an endpoint that numbers its tokens. */
export function setUpTokenSource(endpoint: Partial<TokenEndpoint> = {}, chance = 0.5) {
  let time = 1_000_000;
  let issued = 0;
  let trouble: (() => Response | Promise<Response>) | undefined;
  const send = vi.fn<typeof fetch>(async () => {
    if (trouble) return trouble();
    issued += 1;
    return Response.json({ access_token: `token-${issued}`, expires_in: 1800 });
  });
  const report = vi.fn<(error: unknown) => void>();
  const tokens = createPartnerTokenSource(
    { clientId: 'client', clientSecret: 'secret', fetch: send, ...endpoint },
    { now: () => time, random: () => chance, report },
  );
  return {
    tokens,
    send,
    report,
    get: async () => (await tokens.get(PARTNER)).accessToken,
    replace: async (token?: string) => (await tokens.replace(PARTNER, token)).accessToken,
    /** Requests a token for fifty users at once. Returns how many got one. */
    async getForUsers() {
      const users = Array.from({ length: 50 }, (_, index) => createUser(index));
      const results = await Promise.allSettled(users.map((user) => tokens.get(user)));
      return results.filter(({ status }) => status === 'fulfilled').length;
    },
    /** Returns the code of the error, and the seconds to wait before the next attempt. */
    async getRefusal() {
      const error: unknown = await tokens.get(PARTNER).catch((reason: unknown) => reason);
      if (!(error instanceof ServerError)) throw new Error('The request was not rejected.');
      return [error.code, error.headers['retry-after']];
    },
    advance(milliseconds: number) {
      time += milliseconds;
    },
    breakWith(next: typeof trouble) {
      trouble = next;
    },
  };
}
