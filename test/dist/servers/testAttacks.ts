import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { sendRaw } from './sendRaw.ts';
import { PROXY } from './setUpServer.ts';
import type { ServerUnderTest } from './setUpServer.ts';

const LIST = `${PROXY}/accounting_connections`;
/** Marks the request as same-origin, so that the proxy does not reject it as cross-site. */
const OWN_PAGE = ['Sec-Fetch-Site: same-origin'];
const JSON_POST = [...OWN_PAGE, 'Content-Type: application/json'];

interface Attack {
  method?: string;
  target?: string;
  headers?: string[];
  body?: string;
  /** Omitted if the attack sets it. */
  host?: string | null;
  /** Whether the request may count as a list request for the session's own entity. */
  isList?: boolean;
}

/** `{other}` is another company's entity. `{port}` is the server's port. */
const ATTACKS: Record<string, Attack> = {
  'a path that goes up': { target: `${LIST}/../receivables` },
  'a path that goes up, encoded': { target: `${LIST}/%2e%2e/receivables` },
  'a path that goes up, with encoded slashes': { target: `${LIST}/..%2f..%2freceivables` },
  'a path that goes up out of the proxy': { target: `${PROXY}/../../v1/accounting_connections` },
  'a path that goes up and back down': {
    target: `${PROXY}/x/../accounting_connections`,
    isList: true,
  },
  'a path with two slashes': { target: `${PROXY}//accounting_connections` },
  'a path that begins with two slashes': { target: `/${LIST}` },
  'a path with a trailing slash': { target: `${LIST}/`, isList: true },
  'a path with a backslash': { target: `${LIST}\\..\\receivables` },
  'a path with a fragment': { target: `${LIST}#x`, isList: true },
  'a path with a control character': { target: `${LIST}\u0001` },
  'a path with a zero byte': { target: `${LIST}\0` },
  'a path with a zero byte, encoded': { target: `${LIST}%00` },
  'a path with a line break, encoded': { target: `${LIST}%0d%0aX-Monite-Entity-Id:%20{other}` },
  'a path that is not UTF-8': { target: `${LIST}/%ff` },
  'a path with a broken escape': { target: `${LIST}/%zz` },
  'a path that is overlong': { target: `${LIST}/${'a'.repeat(5000)}` },
  'a path that is far too long': { target: `${LIST}/${'a'.repeat(100_000)}` },
  'a path without the leading slash': { target: LIST.slice(1) },
  'an asterisk as the path': { target: '*' },
  'an absolute URL of another host': { target: `http://evil.example${LIST}`, isList: true },
  'an absolute URL of another call': { target: 'http://evil.example/v1/receivables' },
  'user info in the URL': { target: `http://x@127.0.0.1:{port}${LIST}`, isList: true },
  'another host': { host: 'evil.example', isList: true },
  'an invalid host': { host: 'a/b@c', isList: true },
  'a host that makes the URL invalid': { host: 'xn--', isList: true },
  'no host': { host: null },
  'two hosts': { headers: ['Host: evil.example'], isList: true },
  'another host in forwarding headers': {
    headers: ['X-Forwarded-Host: evil.example', 'X-Forwarded-Proto: https', 'Forwarded: host=x'],
    isList: true,
  },
  'another path in a header': {
    headers: ['X-Original-URL: /v1/entities', 'X-Rewrite-URL: /v1/entities', 'X-Matched-Path: /x'],
    isList: true,
  },
  "a framework's own headers": {
    headers: ['X-Middleware-Subrequest: route', 'X-Invoke-Path: /x', 'RSC: 1', 'Next-Action: 00'],
    isList: true,
  },
  'another method in a header': {
    headers: ['X-HTTP-Method-Override: POST', 'X-Method-Override: DELETE'],
    isList: true,
  },
  "another's entity": { headers: ['X-Monite-Entity-Id: {other}'] },
  "one's own entity and another's": {
    headers: ['X-Monite-Entity-Id: {own}', 'X-Monite-Entity-Id: {other}'],
  },
  "another's entity and one's own": {
    headers: ['X-Monite-Entity-Id: {other}', 'x-monite-entity-id: {own}'],
  },
  "another's entity on a folded line": { headers: ['X-Monite-Entity-Id: {own}', ' {other}'] },
  "another's entity on a line that folds": { headers: ['X-A: b', '\tX-Monite-Entity-Id: {other}'] },
  "another's entity after a bare line feed": { headers: ['X-A: b\nX-Monite-Entity-Id: {other}'] },
  "another's entity with a space before its colon": { headers: ['X-Monite-Entity-Id : {other}'] },
  "another's entity, for this hop only": {
    headers: ['Connection: X-Monite-Entity-Id', 'X-Monite-Entity-Id: {other}'],
  },
  'the entity header declared hop-by-hop': {
    headers: ['Connection: X-Monite-Entity-Id, Authorization, Cookie'],
    isList: true,
  },
  "another's entity in the query": { target: `${LIST}?entity_id={other}` },
  'an unexpected body': {
    headers: ['Content-Length: 9', 'Content-Type: application/json'],
    body: '{"a":"b"}',
    isList: true,
  },
  'a request hidden in a body with two lengths': {
    method: 'POST',
    headers: [...JSON_POST, 'Content-Length: 19', 'Content-Length: 2'],
    body: '{"platform":"xero"}',
  },
  'a request hidden behind a chunked body with a length': {
    method: 'POST',
    headers: [...JSON_POST, 'Content-Length: 4', 'Transfer-Encoding: chunked'],
    body: `0\r\n\r\nGET ${LIST} HTTP/1.1\r\nHost: x\r\nCookie: {other cookie}\r\n\r\n`,
  },
  'a request hidden behind an unknown encoding': {
    method: 'POST',
    headers: [...JSON_POST, 'Transfer-Encoding: chunked, identity', 'Content-Length: 4'],
    body: `0\r\n\r\nGET ${LIST} HTTP/1.1\r\nHost: x\r\nCookie: {other cookie}\r\n\r\n`,
  },
  'a GET instead of a POST': { method: 'GET', target: `${LIST}/c1/disconnect` },
  'an upgrade to another protocol': {
    headers: ['Connection: Upgrade', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA'],
    isList: true,
  },
  'an invalid HTTP version': { target: `${LIST} HTTP/9.9\r\nX-A: b` },
};
for (const method of ['TRACE', 'TRACK', 'CONNECT', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE']) {
  ATTACKS[method] = { method, headers: OWN_PAGE };
}
for (const method of ['PROPFIND', 'QUERY', 'M-SEARCH', 'get', 'ENTITY']) {
  ATTACKS[`${method}, which is no method here`] = { method, headers: OWN_PAGE };
}

/** Requests over a raw socket that no browser would send. */
export function testAttacks(getServer: () => ServerUnderTest): void {
  describe('an attack over a raw socket', () => {
    it.each(Object.entries(ATTACKS))('with %s gets no data', async (_, attack) => {
      const { url, signIn, checkSecrecy } = getServer();
      const other = signIn();
      const { entityId, headers, ask, getCalls } = signIn();
      const { host, port } = new URL(url);
      const { method = 'GET', target = LIST, host: named = host } = attack;
      const lines = [
        `${method} ${target} HTTP/1.1`,
        ...(named === null ? [] : [`Host: ${named}`]),
        `Cookie: ${headers['Cookie']}`,
        ...(attack.headers ?? []),
        ...(attack.headers?.some((line) => line.startsWith('Connection'))
          ? []
          : ['Connection: close']),
      ];
      const fill = (text: string) =>
        text
          .replaceAll('{other}', other.entityId)
          .replaceAll('{other cookie}', other.headers['Cookie'] ?? '')
          .replaceAll('{own}', entityId)
          .replaceAll('{port}', port);

      const { text } = await sendRaw(
        url,
        fill(`${lines.join('\r\n')}\r\n\r\n${attack.body ?? ''}`),
      );

      checkSecrecy(text);
      // The framework may crash, as Next.js does. The handler may not.
      expect(text).not.toContain('internal_error');
      const calls = getCalls().map((call) => ({
        call: `${call.method} ${call.path}`,
        query: call.query,
        entity: call.headers['x-monite-entity-id'],
        body: call.body,
      }));
      const list = { call: 'GET /accounting_connections', query: {}, entity: entityId, body: null };
      if (calls.length > 0 || !attack.isList) expect(calls).toEqual(attack.isList ? [list] : []);
      if (!attack.isList) expect(text).not.toContain('{"data"');
      // The server still answers.
      expect(await ask('/accounting_connections')).toMatchObject({ status: 200 });
    });
  });

  describe('a body over a raw socket', () => {
    const createHead = (url: string, cookie = '', ...headers: string[]) =>
      [
        `POST ${LIST} HTTP/1.1`,
        `Host: ${new URL(url).host}`,
        `Cookie: ${cookie}`,
        ...JSON_POST,
        ...headers,
      ].join('\r\n') + '\r\n\r\n';

    it('is rejected if it is huge', async () => {
      const { url, signIn } = getServer();
      const { headers, ask, getCalls } = signIn();
      const size = 5_000_000;
      const head = createHead(url, headers['Cookie'], `Content-Length: ${size}`);

      const { text } = await sendRaw(url, head + 'x'.repeat(size));

      expect(text).toMatch(/^HTTP\/1\.1 413 /);
      expect(text).toContain('body_too_large');
      expect(getCalls()).toEqual([]);
      expect(await ask('/accounting_connections')).toMatchObject({ status: 200 });
    });

    it('is rejected at once if it never ends, and the connection is closed', async () => {
      const { url, signIn } = getServer();
      const { headers, ask, getCalls } = signIn();
      let pieces = 0;
      const sendForever = (socket: Socket) => {
        if (socket.destroyed) return;
        pieces += 1;
        socket.write(`3e8\r\n${'x'.repeat(1000)}\r\n`);
        setTimeout(sendForever, 1, socket);
      };

      const { text, isClosed } = await sendRaw(
        url,
        createHead(url, headers['Cookie'], 'Transfer-Encoding: chunked', 'Connection: close'),
        sendForever,
      );

      // If the connection closes while we send, the response may get lost.
      expect(text).toMatch(/^(HTTP\/1\.1 413 |$)/);
      expect(isClosed).toBe(true);
      expect(pieces).toBeLessThan(1000);
      expect(getCalls()).toEqual([]);
      expect(await ask('/accounting_connections')).toMatchObject({ status: 200 });
    });

    it('does no damage if it is cut off', async () => {
      const { url, signIn } = getServer();
      const { headers, ask, getCalls } = signIn();

      await sendRaw(url, createHead(url, headers['Cookie'], 'Content-Length: 50'), (socket) => {
        socket.end('{"platform":');
      });

      expect(await ask('/accounting_connections')).toMatchObject({ status: 200 });
      expect(getCalls().map(({ method }) => method)).toEqual(['GET']);
    });
  });
}
