import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { PROXY } from './setUpServer.ts';
import type { ServerUnderTest } from './setUpServer.ts';

const LIST = '/accounting_connections';
const JSON_TYPE = { 'Content-Type': 'application/json' };
const connect = (platform = 'xero') => ({
  method: 'POST',
  headers: JSON_TYPE,
  body: JSON.stringify({ platform }),
});
const refusal = (code: string) => ({ error: { code, message: expect.any(String) } });

/** Our headers, and the headers that Node's `fetch` adds. */
const ALLOWED_UPSTREAM =
  /^(accept|accept-encoding|accept-language|authorization|cache-control|connection|content-length|content-type|host|pragma|sec-fetch-mode|user-agent|x-monite-entity-id|x-monite-version)$/;

/** Tests the calls of the proxy from a well-behaved page. */
export function testCalls(
  getServer: () => ServerUnderTest,
  /** Starts another server of the same kind, without a token yet. */
  startAnother: (options?: { isConfigured: boolean }) => Promise<ServerUnderTest>,
): void {
  describe('the proxy', () => {
    it('connects, lists, pulls and disconnects', async () => {
      const { sandbox, signIn } = getServer();
      const { entityId, ask, getCalls } = signIn();

      expect(await ask(LIST, connect())).toMatchObject({
        status: 201,
        body: { platform: 'xero', status: 'pending_auth' },
      });
      const id = sandbox.connections.find((one) => one.entityId === entityId)?.id ?? '';
      sandbox.authorize(id);
      expect(await ask(LIST)).toMatchObject({
        status: 200,
        body: { data: [{ id, status: 'connected' }] },
      });
      expect(
        await ask(`${LIST}/${id}/data_pulls?resource_type=receivables`, { method: 'POST' }),
      ).toMatchObject({ status: 200, body: { data: [{ status: 'queued' }] } });
      expect(await ask(`${LIST}/${id}/disconnect`, { method: 'POST' })).toMatchObject({
        status: 200,
        body: { id, status: 'disconnected' },
      });
      expect(await ask(`${LIST}/${id}`)).toMatchObject({
        status: 200,
        body: { id, status: 'disconnected' },
      });

      expect(getCalls().map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
        `POST ${LIST} 201`,
        `GET ${LIST} 200`,
        `POST ${LIST}/${id}/data_pulls 200`,
        `POST ${LIST}/${id}/disconnect 200`,
        `GET ${LIST}/${id} 200`,
      ]);
    });

    it('sends the API the entity, the version and the token of the server, and nothing else', async () => {
      const { signIn } = getServer();
      const { entityId, ask, getCalls } = signIn();
      const headers = {
        Authorization: 'Bearer of-the-browser',
        Referer: 'https://partner.example/books',
        'User-Agent': 'of-the-browser',
        'X-Forwarded-For': '10.0.0.1',
        'X-HTTP-Method-Override': 'DELETE',
        'X-Monite-Entity-Id': entityId,
        'X-Monite-Version': '2023-03-14',
        Traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
        Baggage: 'x=1',
      };

      await ask(LIST, { headers });
      await ask(LIST, { ...connect(), headers: { ...headers, ...JSON_TYPE } });

      expect(getCalls()).toHaveLength(2);
      for (const call of getCalls()) {
        const names = Object.keys(call.headers);
        expect(names.filter((name) => !ALLOWED_UPSTREAM.test(name))).toEqual([]);
        expect(JSON.stringify(call.headers)).not.toContain('of-the-browser');
        expect(call.headers).toMatchObject({
          authorization: 'Bearer …',
          'x-monite-entity-id': entityId,
          'x-monite-version': '2023-03-14',
        });
      }
    });

    it('responds with 401 without a session, and sends no request', async () => {
      const { signIn, send } = getServer();
      const { getCalls, countTokens } = signIn();

      expect(await send(PROXY + LIST)).toMatchObject({
        status: 401,
        body: refusal('unauthorized'),
      });

      expect([getCalls(), countTokens()]).toEqual([[], 0]);
    });

    it('responds with 401 to a page that shows another entity, and sends no request', async () => {
      const { signIn } = getServer();
      const other = signIn();
      const { ask, getCalls } = signIn();
      const headers = { 'X-Monite-Entity-Id': other.entityId };

      for (const init of [{ headers }, { ...connect(), headers: { ...headers, ...JSON_TYPE } }]) {
        // oxlint-disable-next-line no-await-in-loop -- one at a time
        expect(await ask(LIST, init)).toMatchObject({
          status: 401,
          body: refusal('entity_mismatch'),
        });
      }

      expect(getCalls()).toEqual([]);
    });

    it('forbids caching and caches nothing, so a read sees the latest change', async () => {
      const { sandbox, signIn } = getServer();
      const { entityId, ask } = signIn();

      const before = await ask(LIST);
      sandbox.connect(entityId, 'xero');
      const after = await ask(LIST);

      expect(before.body).toEqual({ data: [] });
      expect(after.body).toMatchObject({ data: [{ status: 'connected' }] });
      expect(after.headers.get('cache-control')).toBe('no-store');
      expect(after.headers.get('etag')).toBeNull();
    });

    it('requests one token for any number of browsers', async () => {
      const another = await startAnother();
      const people = Array.from({ length: 5 }, () => another.signIn());
      const { getCalls, countTokens } = another.signIn();

      // As many as the limiter lets through without waiting long.
      const answers = await Promise.all(
        people.flatMap(({ ask }) => Array.from({ length: 4 }, () => ask(LIST))),
      );

      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      expect(getCalls()).toHaveLength(20);
      expect(countTokens()).toBe(1);
    });

    it('renews a token that the API rejects, even for a POST', async () => {
      const { instances, sandbox, signIn, send } = getServer();
      const { headers, ask, countTokens } = signIn();
      await ask(LIST);
      const before = countTokens();
      sandbox.expireTokens();

      expect(await ask(LIST, connect())).toMatchObject({ status: 201 });

      expect(countTokens()).toBe(before + 1);
      // Otherwise an instance that still holds the old token would send a call of another test twice.
      await Promise.all(instances.map(({ url }) => send(url + PROXY + LIST, { headers })));
    });

    it('starts without its secrets, and then reports which one is missing', async () => {
      const another = await startAnother({ isConfigured: false });
      const { ask } = another.signIn();

      expect(await ask(LIST)).toMatchObject({ status: 500, body: refusal('not_configured') });
      await vi.waitFor(() => expect(another.getOutput()).toContain('clientId is missing'));
    });
  });

  describe('the proxy and pages of other origins', () => {
    it.each([
      ['cross-site', 'https://evil.example'],
      ['same-site', 'https://blog.partner.example'],
      ['cross-site', 'null'],
      ['none', null],
    ])('rejects a write from %s, %s', async (site, origin) => {
      const { signIn } = getServer();
      const { ask, getCalls } = signIn();
      const headers = { ...JSON_TYPE, 'Sec-Fetch-Site': site, ...(origin && { Origin: origin }) };

      const answer = await ask(LIST, { ...connect(), headers });

      expect(answer).toMatchObject({ status: 403, body: refusal('foreign_origin') });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      expect(getCalls()).toEqual([]);
    });

    it('accepts a write from its own page, even in an old browser', async () => {
      const { url, signIn, send } = getServer();
      for (const site of ['same-origin', null]) {
        const { headers } = signIn();
        // oxlint-disable-next-line no-await-in-loop -- one at a time
        const answer = await send(url + PROXY + LIST, {
          ...connect(),
          headers: {
            ...JSON_TYPE,
            Cookie: headers['Cookie'] ?? '',
            Origin: url,
            ...(site && { 'Sec-Fetch-Site': site }),
          },
        });
        expect([site, answer.status]).toEqual([site, 201]);
      }
    });

    it('rejects a write from another page in an old browser', async () => {
      const { signIn, send } = getServer();
      const { headers, getCalls } = signIn();
      for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1', '']) {
        // oxlint-disable-next-line no-await-in-loop -- one at a time
        const answer = await send(PROXY + LIST, {
          ...connect(),
          headers: {
            ...JSON_TYPE,
            Cookie: headers['Cookie'] ?? '',
            ...(origin && { Origin: origin }),
          },
        });
        expect([origin, answer.status]).toEqual([origin, 403]);
      }
      expect(getCalls()).toEqual([]);
    });
  });

  describe('the proxy and a failing API', () => {
    it.each([
      ['down', { status: 503 }, 503, 'api_unavailable'],
      ['unreachable', { lost: 'before' }, 502, 'api_unavailable'],
      ['not the API', { body: '<h1>It works!</h1>' }, 502, 'api_invalid'],
      ['redirecting', { status: 307, headers: { Location: '/v1/x' } }, 502, 'api_refused'],
    ] as const)('answers 5xx if the API is %s', async (_, rule, status, code) => {
      const { sandbox, signIn } = getServer();
      const { ask, getCalls } = signIn();
      sandbox.fail({ path: '/accounting*', ...rule });

      expect(await ask(LIST)).toMatchObject({ status, body: refusal(code) });

      expect(getCalls()).toHaveLength(1);
      expect(await ask(LIST)).toMatchObject({ status: 200 });
    });

    it('passes on Retry-After when the API responds with 429', async () => {
      // A server of its own, because it sends no calls in this time.
      const { sandbox, signIn } = await startAnother();
      const { ask } = signIn();
      sandbox.fail({ path: '/accounting*', status: 429, headers: { 'Retry-After': '7' } });

      const answer = await ask(LIST);

      expect(answer).toMatchObject({ status: 429, body: refusal('rate_limited') });
      expect(answer.headers.get('retry-after')).toBe('7');
      expect(answer.headers.get('ratelimit-limit')).toBe('10000');
      expect(answer.headers.get('ratelimit-remaining')).toMatch(/^\d+$/);
      expect(answer.headers.get('ratelimit-reset')).toBe('1');
    });

    it('passes on no cookies of the API', async () => {
      const { sandbox, signIn } = getServer();
      const { ask } = signIn();
      const headers = { 'Set-Cookie': 'session=entity-0', 'Clear-Site-Data': '"*"' };
      sandbox.fail({ path: '/accounting*', body: { data: [] }, headers });

      const answer = await ask(LIST);

      expect(answer).toMatchObject({ status: 200, body: { data: [] } });
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(answer.headers.get('clear-site-data')).toBeNull();
    });

    it.each(['GET', 'POST'])('aborts a %s when the browser disconnects', async (method) => {
      const { sandbox, signIn } = getServer();
      const { entityId, ask, getCalls } = signIn();
      await ask(LIST);
      sandbox.fail({ path: '/accounting*', delay: 1000 });
      const page = new AbortController();

      const answer = ask(LIST, {
        ...(method === 'POST' && connect()),
        signal: page.signal,
      }).catch(() => 'gone');
      await vi.waitFor(() => expect(getCalls()).toHaveLength(2));
      page.abort();

      expect(await answer).toBe('gone');
      await sleep(1300);
      // A call that was not aborted would have a response by now.
      expect(getCalls()).toMatchObject([{ status: 200 }, { status: null }]);
      expect(sandbox.connections.filter((one) => one.entityId === entityId)).toEqual([]);
    });
  });
}
