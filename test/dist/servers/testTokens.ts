import { describe, expect, it } from 'vitest';
import type { ServerUnderTest } from './setUpServer.ts';

const TOKEN = '/api/monite/token';

/** The handler that gives tokens of one entity user to the browser. */
export function testTokens(getServer: () => ServerUnderTest): void {
  describe('the token handler', () => {
    it("gives a token of the session's entity, which opens no other, and nobody may keep it", async () => {
      const { url, sandbox, signIn } = getServer();
      const [person, other] = [signIn(), signIn()];

      // Not by `send`: this answer, and no other, holds a token.
      const response = await fetch(url + TOKEN, { method: 'POST', headers: person.headers });

      const answer: unknown = await response.json();
      expect(answer).toEqual({
        access_token: expect.any(String),
        token_type: 'Bearer',
        expires_in: expect.any(Number),
      });
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('etag')).toBeNull();
      const token = Object(answer).access_token;
      const open = async (entityId: string) => {
        const { status } = await fetch(`${sandbox.baseUrl}/accounting_connections`, {
          headers: {
            Authorization: `Bearer ${token}`,
            'X-Monite-Entity-Id': entityId,
            'X-Monite-Version': '2023-03-14',
          },
        });
        return status;
      };
      expect([await open(person.entityId), await open(other.entityId)]).toEqual([200, 403]);
    });

    it('gives none without a session, to a page elsewhere, or to a GET', async () => {
      const { signIn, send } = getServer();
      const { headers, countTokens } = signIn();
      const { Cookie: cookie = '' } = headers;

      expect(
        await send(TOKEN, { method: 'POST', headers: { ...headers, Cookie: '' } }),
      ).toMatchObject({ status: 401 });
      for (const from of [
        { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' },
        { Origin: 'https://evil.example' },
        {},
      ]) {
        // oxlint-disable-next-line no-await-in-loop -- one after another
        expect(
          await send(TOKEN, { method: 'POST', headers: { Cookie: cookie, ...from } }),
        ).toMatchObject({ status: 403 });
      }
      const { status } = await send(TOKEN, { headers });

      expect([404, 405]).toContain(status);
      expect(countTokens()).toBe(0);
    });
  });
}
