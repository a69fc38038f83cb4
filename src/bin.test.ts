import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { resolve } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { listen } from './sandbox/listen.ts';
import { createSandboxControl } from './testing/createSandboxControl.ts';
import { verifyMoniteSignature } from './server/verifyMoniteSignature.ts';

const BIN = resolve(import.meta.dirname, './bin.ts');
const running = new Set<ChildProcess>();

/** Starts the real command in a single process, which receives the signals. */
function start(...args: string[]) {
  return startWith({}, ...args);
}

function startWith(env: Record<string, string>, ...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', BIN, ...args], {
    env: { ...process.env, ...env },
  });
  running.add(child);
  const output = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (output.out += String(chunk)));
  child.stderr.on('data', (chunk) => (output.err += String(chunk)));
  const closed = once(child, 'close').then(([code, signal]) => {
    running.delete(child);
    return { ...output, code, signal };
  });
  const ready = async () => {
    await expect.poll(() => output.out, { timeout: 25_000 }).toContain('Press Ctrl+C');
    return output.out;
  };
  return { child, closed, ready };
}

const findMatch = (text: string, pattern: RegExp) => pattern.exec(text)?.[1] ?? '';

/** Gets a token with the printed curl line, as a shell would run it, and creates a connection. */
async function connect(text: string) {
  const [url] = /(?<=curl )\S+/.exec(text) ?? [''];
  const headers = Array.from(text.matchAll(/-H '([^:]+): ([^']+)'/g), ([, name, value]) => [
    name ?? '',
    value ?? '',
  ]);
  const response = await fetch(url, {
    method: 'POST',
    headers: Object.fromEntries(headers),
    body: findMatch(text, /-d '(.+)'/),
  });
  expect(response.status).toBe(200);
  const { access_token: token } = await response.json();
  const created = await fetch(`${findMatch(text, /Base URL +(\S+)/)}/accounting_connections`, {
    method: 'POST',
    headers: {
      'X-Monite-Version': '2023-03-14',
      'X-Monite-Entity-Id': findMatch(text, /Entity id +(\S+)/),
      Authorization: `Bearer ${token}`,
    },
    body: '{"platform":"xero"}',
  });
  expect(created.status).toBe(201);
  return created.json();
}

describe('react-accounting-connect sandbox', { timeout: 60_000 }, () => {
  afterEach(() => {
    for (const child of running) child.kill('SIGKILL');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'serves the addresses it prints, and exits cleanly on %s',
    async (signal) => {
      const { child, closed, ready } = start('sandbox', '--port', '0', '--coop');
      const text = await ready();
      expect(text).toContain('accept owner@example.com with open-the-books');
      expect(text).not.toMatch(/webhook|control/i);
      const { origin } = new URL(findMatch(text, /Base URL +(\S+)/));
      expect((await fetch(`${origin}/control/connections`)).status).toBe(404);
      expect(text).toContain(
        'API version 2023-03-14. The sandbox also speaks 2024-05-25:\n\n  curl http',
      );
      for (const [name, label] of [
        ['MONITE_API_URL', 'Base URL'],
        ['MONITE_CLIENT_ID', 'Client id'],
        ['MONITE_CLIENT_SECRET', 'Client secret'],
      ]) {
        expect(text).toContain(`${name}=${findMatch(text, new RegExp(`${label} +(\\S+)`))}\n`);
      }

      const { connection_url: page } = await connect(text);
      const { headers: pageHeaders } = await fetch(page);
      expect(pageHeaders.get('Cross-Origin-Opener-Policy')).toBe('same-origin');

      child.kill(signal);

      expect(await closed).toMatchObject({ code: 0, signal: null, err: '' });
    },
  );

  it('posts deliveries signed with the printed secret, and exits without waiting for a response', async () => {
    const received: { request: IncomingMessage; raw: string }[] = [];
    const receiver = createServer(async (request) => {
      received.push({ request, raw: await readText(request) });
    });
    const port = await listen(receiver, 0, '127.0.0.1');
    const url = `http://127.0.0.1:${port}/api/webhooks`;
    const { child, closed, ready } = start('sandbox', '--port', '0', '--webhook-url', url);
    const text = await ready();

    const { id } = await connect(text);
    await expect.poll(() => received.length, { timeout: 5000 }).toBe(1);

    const { request, raw = '' } = received[0] ?? {};
    const secret = findMatch(text, /Webhook secret +(\S+)/);
    expect(secret).toMatch(/^whsec_[\da-f]{40}$/);
    expect(text).toContain(`MONITE_WEBHOOK_SECRET=${secret}\n`);
    expect(request).toMatchObject({ method: 'POST', url: '/api/webhooks' });
    expect(request?.headers['content-type']).toBe('application/json');
    const headers = new Headers({
      'Monite-Signature': String(request?.headers['monite-signature']),
    });
    expect(await verifyMoniteSignature({ headers, body: raw, secret })).toBe(true);
    expect(JSON.parse(raw)).toMatchObject({ action: 'pending_auth', object: { id } });

    // The delivery is still waiting for its response.
    child.kill('SIGTERM');
    expect(await closed).toMatchObject({ code: 0, signal: null, err: '' });
    receiver.close();
  });

  it('prints a new secret in each run, and how to choose one', async () => {
    const servers = [start('sandbox', '--port', '0'), start('sandbox', '--port', '0')];
    const texts = await Promise.all(servers.map(({ ready }) => ready()));
    for (const { child } of servers) child.kill('SIGTERM');

    const secrets = texts.map((text) => findMatch(text, /Client secret +(\S+)/));
    expect(secrets[0]).toMatch(/^[\da-f]{40}$/);
    expect(secrets[0]).not.toBe(secrets[1]);
    expect(texts[0]).toContain('SANDBOX_CLIENT_SECRET');
    expect(texts[0]).not.toContain('SANDBOX_WEBHOOK_SECRET');
    await Promise.all(servers.map(({ closed }) => closed));
  });

  it('takes the secrets from the environment or from options, which win', async () => {
    const env = { SANDBOX_CLIENT_SECRET: 'of-the-env', SANDBOX_WEBHOOK_SECRET: 'whsec_env' };
    const args = ['sandbox', '--port', '0', '--webhook-url', 'http://127.0.0.1:9/'];
    const options = ['--client-secret', 'of-the-option', '--webhook-secret', 'whsec_option'];
    const servers = [startWith(env, ...args), startWith(env, ...args, ...options)];
    const texts = await Promise.all(servers.map(({ ready }) => ready()));

    expect(texts[0]).toContain('MONITE_CLIENT_SECRET=of-the-env\n');
    expect(texts[0]).toContain('MONITE_WEBHOOK_SECRET=whsec_env\n');
    expect(texts[1]).toContain('MONITE_CLIENT_SECRET=of-the-option\n');
    expect(texts[1]).toContain('MONITE_WEBHOOK_SECRET=whsec_option\n');
    for (const text of texts) expect(text).not.toMatch(/SANDBOX_/);
    await connect(texts[0] ?? '');
    await connect(texts[1] ?? '');
    for (const { child } of servers) child.kill('SIGTERM');
    await Promise.all(servers.map(({ closed }) => closed));
  });

  it('answers pages of other origins only with --allow-origin', async () => {
    const allowed = ['https://one.example', 'https://two.example'];
    const options = allowed.flatMap((origin) => ['--allow-origin', origin]);
    const { child, closed, ready } = start('sandbox', '--port', '0', ...options);
    const url = findMatch(await ready(), /Base URL +(\S+)/);
    const ask = async (origin: string) => {
      const { headers } = await fetch(`${url}/products`, { headers: { Origin: origin } });
      return headers.get('Access-Control-Allow-Origin');
    };

    expect(await Promise.all(allowed.map(ask))).toEqual(allowed);
    expect(await ask('https://three.example')).toBeNull();
    child.kill('SIGTERM');
    await closed;
  });

  it('generates different IDs for another seed', async () => {
    const servers = [start('sandbox', '--port', '0'), start('sandbox', '--port=0', '--seed=2')];
    const texts = await Promise.all(servers.map(({ ready }) => ready()));
    for (const { child } of servers) child.kill('SIGTERM');

    const ids = texts.map((text) => findMatch(text, /Entity id +(\S+)/));

    expect(ids[0]).toMatch(/^[\da-f-]{36}$/);
    expect(ids[1]).toMatch(/^[\da-f-]{36}$/);
    expect(ids[0]).not.toBe(ids[1]);
    await Promise.all(servers.map(({ closed }) => closed));
  });

  it('serves each entity that it is given, and lets tests control it', async () => {
    const id = '11111111-1111-4111-8111-111111111111';
    const options = ['--entity', `${id}=Ada & Sons = one`, '--entity', 'second', '--control'];
    const { child, closed, ready } = start('sandbox', '--port', '0', ...options);
    const text = await ready();

    expect(text).toContain(
      `Entity id      ${id}\n  Entity name    Ada & Sons = one\n  Entity user    `,
    );
    expect(text).toContain('Entity id      second\n  Entity name    Company 2\n  Entity user    ');
    const control = createSandboxControl(findMatch(text, /Control URL +(\S+)/));
    // The last curl line of the text.
    const [, url = '', type = '', body = ''] =
      /curl (\S+) -H 'Content-Type: (\S+)' -d '(\S+)'/.exec(text) ?? [];
    const init = { method: 'POST', headers: { 'Content-Type': type }, body };
    expect((await fetch(url, init)).status).toBe(200);
    await control.connect('second', 'wave');
    expect(await control.getConnections()).toMatchObject([
      { entityId: id, platform: 'xero', status: 'connected' },
      { entityId: 'second', platform: 'wave', status: 'connected' },
    ]);

    child.kill('SIGTERM');
    expect(await closed).toMatchObject({ code: 0, err: '' });
  });

  it('reports that the port is in use', async () => {
    const first = start('sandbox', '--port', '0');
    const port = findMatch(await first.ready(), /Base URL +http:\/\/127\.0\.0\.1:(\d+)/);

    const second = await start('sandbox', '--port', port).closed;

    expect(second).toMatchObject({ code: 1, out: '' });
    expect(second.err).toBe(
      `Port ${port} on 127.0.0.1 is in use, perhaps by an earlier sandbox. Choose another, or 0 for any free port.\n`,
    );
    first.child.kill('SIGTERM');
    await first.closed;
  });

  it.each([
    [['--help'], 0, /^Usage: react-accounting-connect sandbox/],
    [['sandbox', '-h'], 0, /--port <number>/],
    [['sandbox', '-h'], 0, /--webhook-url <url>/],
    [[], 1, /Unknown command: \(none\)\n\nUsage:/],
    [['serve'], 1, /Unknown command: serve\n\nUsage:/],
    [['sandbox', 'twice'], 1, /Unknown command: sandbox twice\n\nUsage:/],
    [['sandbox', '--fast'], 1, /Unknown option '--fast'[^]*Usage:/],
    [['sandbox', '--port', 'http'], 1, /--port must be an integer from 0 to 65535/],
    [['sandbox', '--port', '65536'], 1, /not "65536"/],
    [['sandbox', '--seed', '1.5'], 1, /--seed must be/],
    [['sandbox', '--port=0', '--allow-origin=mine'], 1, /"mine", which is not an origin/],
    [['sandbox', '--port=0', '--entity=a', '--entity=a=A'], 1, /^Two entities have the id "a"/],
    [['sandbox', '--port=0', '--entity==A'], 1, /^--entity must be <id> or <id>=<name>.*"=A"/],
    [['sandbox', '--port=0', '--webhook-url=mine'], 1, /^The webhook cannot be posted to "mine"/],
  ])('given %j, exits with code %i', async (args, code, text) => {
    const result = await start(...args).closed;

    expect(result.code).toBe(code);
    expect(code === 0 ? result.out : result.err).toMatch(text);
    expect(code === 0 ? result.err : result.out).toBe('');
  });
});
