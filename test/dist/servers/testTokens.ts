import { describe, expect, it } from 'vitest';
import type { ServerUnderTest } from './setUpServer.ts';

const TOKEN = '/api/monite/token';

/** Tests the handler that issues tokens of one entity user to the browser. */
export function testTokens(getServer: () => ServerUnderTest): void {
  describe('the token handler', () => {
    it('issues an uncached token that works only for the entity of the session', async () => {
      const { url, sandbox, signIn } = getServer();
      const [person, other] = [signIn(), signIn()];

      // Without `send`, because only this response may contain a token.
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

    it('rejects requests without a session, from other origins, or with GET', async () => {
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
        // oxlint-disable-next-line no-await-in-loop -- one at a time
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
