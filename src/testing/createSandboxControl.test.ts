import { afterEach, describe, expect, it } from 'vitest';
import { serveSandbox } from '../sandbox/serveSandbox.ts';
import type { ServeSandboxOptions } from '../sandbox/serveSandbox.ts';
import { createSandboxControl } from './createSandboxControl.ts';

const servers: { close(): Promise<void> }[] = [];

/** Serves a sandbox over HTTP, with a client of its control API. */
async function setUp(options: Partial<ServeSandboxOptions> = {}) {
  const server = await serveSandbox({ port: 0, control: true, ...options });
  servers.push(server);
  const { sandbox } = server;
  const control = createSandboxControl(sandbox.controlUrl ?? '');
  const send = (path: string, method = 'GET', token = sandbox.issueToken()) =>
    fetch(sandbox.baseUrl + path, {
      method,
      headers: {
        'X-Monite-Version': '2024-05-25',
        'X-Monite-Entity-Id': sandbox.entityId,
        Authorization: `Bearer ${token}`,
      },
    });
  const read = async (token?: string) =>
    (await send('/accounting_connections', 'GET', token)).status;
  return { sandbox, control, send, read };
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe('createSandboxControl', () => {
  it('connects, and reads what the sandbox has then', async () => {
    const { sandbox, control } = await setUp();

    const organization = 'Harbor Lane Coffee Ltd';
    const connection = await control.connect(sandbox.entityId, 'xero', 'connected', {
      organization,
    });

    expect(connection).toMatchObject({ platform: 'xero', status: 'connected', organization });
    expect(await control.getConnections()).toEqual([connection]);
    expect(sandbox.connections).toEqual([connection]);
  });

  it('acts for the person and for the accounting system', async () => {
    const { sandbox, control } = await setUp();
    const { id } = sandbox.connect(sandbox.entityId, 'xero', 'pending_auth');

    expect((await control.deny(id)).canceledAt).not.toBeNull();
    expect((await control.authorize(id)).status).toBe('connected');
    expect((await control.deauthorize(id)).status).toBe('deauthorized');
    expect((await control.setStatus(id, 'paused')).status).toBe('paused');
    await control.setStatus(id, 'disconnected', { after: 60_000 });
    await control.advance(60_000);
    expect(sandbox.connections).toMatchObject([{ id, status: 'disconnected' }]);
  });

  it('lets the person choose a platform and an organization', async () => {
    const { sandbox, control } = await setUp();
    const { id } = sandbox.connect(sandbox.entityId, 'xero', 'pending_auth');
    const organization = 'Harbor Lane Coffee Ltd';

    const connection = await control.authorize(id, 'xero', { organization });

    expect(connection).toMatchObject({ platform: 'xero', organization });
  });

  it('makes calls fail, and stops that', async () => {
    const { control, read } = await setUp();

    const stop = await control.fail({ status: 503, times: Infinity });
    expect([await read(), await read()]).toEqual([503, 503]);
    await stop();
    expect(await read()).toBe(200);
    await control.fail({ path: '/accounting_connections', status: 500 });
    expect([await read(), await read()]).toEqual([500, 200]);
    expect((await control.getRequests()).map(({ status }) => status)).toEqual([
      503, 503, 200, 500, 200,
    ]);
  });

  it('changes the pages and the tokens', async () => {
    const { sandbox, control, read } = await setUp();
    const { authorizationUrl } = sandbox.connect(sandbox.entityId, 'xero', 'pending_auth');
    const token = sandbox.issueToken();

    await control.setPages({ coop: true });
    await control.expireTokens();

    const { headers } = await fetch(authorizationUrl);
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
    expect(await read(token)).toBe(401);
    expect(await read()).toBe(200);
  });

  it('makes the next pull and the next push fail', async () => {
    const { sandbox, control, send } = await setUp();
    const { id } = sandbox.connect(sandbox.entityId, 'xero');
    const readRecords = async () => {
      const { data } = await (
        await send('/accounting_synced_records?object_type=receivable')
      ).json();
      return data;
    };

    await control.failNextPull('Xero is away.');
    await send(`/accounting_connections/${id}/sync`, 'POST');
    await control.advance(5000);
    expect(sandbox.connections[0]?.errors).toEqual([{ message: 'Xero is away.' }]);

    await send(`/accounting_connections/${id}/sync`, 'POST');
    await control.advance(60_000);
    await control.setPushProblems([]);
    const [{ id: recordId }] = await readRecords();
    await control.failNextPush({ message: 'The period is closed.' });
    await send(`/accounting_synced_records/${recordId}/push`, 'POST');
    await control.advance(60_000);
    expect((await readRecords())[0]).toMatchObject({
      id: recordId,
      errors: { message: 'The period is closed.' },
    });
    await send(`/accounting_synced_records/${recordId}/push`, 'POST');
    await control.advance(60_000);
    expect((await readRecords())[0]).toMatchObject({ errors: null });
  });

  it('resets the sandbox, and forgets the rules', async () => {
    const { sandbox, control, read } = await setUp();
    sandbox.connect(sandbox.entityId, 'xero');
    const token = sandbox.issueToken();
    const stop = await control.fail({ status: 503, times: Infinity });

    await control.reset();

    expect(await control.getConnections()).toEqual([]);
    expect(await read()).toBe(200);
    expect(await read(token)).toBe(401);
    await expect(stop()).rejects.toThrow('There is no rule "rule-1"');
  });

  it('stops only its own rule, also after a reset', async () => {
    const { control, read } = await setUp();
    const stop = await control.fail({ status: 503, times: Infinity });
    await control.reset();
    const stopNew = await control.fail({ status: 418, times: Infinity });

    await expect(stop()).rejects.toThrow('There is no rule "rule-1"');
    expect(await read()).toBe(418);
    await stopNew();
    expect(await read()).toBe(200);
  });

  it.each([NaN, -Infinity, -1, 0])('does not send a rule for %d calls', async (times) => {
    const { control, read } = await setUp();

    await expect(control.fail({ status: 503, times })).rejects.toThrow(
      `A rule cannot fail ${times} calls. Pass a whole number of at least 1 as \`times\``,
    );
    expect(await read()).toBe(200);
  });

  it('rejects with the reason of the sandbox', async () => {
    const { sandbox, control } = await setUp();
    const { id } = sandbox.connect(sandbox.entityId, 'xero');

    await expect(control.authorize(id)).rejects.toThrow(
      `refused POST ${sandbox.controlUrl}/authorize: Connection "${id}" has to be "pending_auth"`,
    );
    await expect(control.connect('nobody', 'xero')).rejects.toThrow('no entity "nobody"');
  });

  it('says how to start a sandbox if none answers', async () => {
    const { sandbox, control } = await setUp();
    await servers.pop()?.close();

    await expect(control.reset()).rejects.toThrow(
      `The sandbox does not answer at ${sandbox.controlUrl}/reset. Start it with`,
    );
  });

  it('says so if the address is another server', async () => {
    const control = createSandboxControl('http://127.0.0.1:9/', {
      fetch: async () => new Response('<h1>Hello</h1>'),
    });

    await expect(control.getConnections()).rejects.toThrow('the answer is 200, <h1>Hello</h1>');
  });

  it.each(['127.0.0.1:4010/control', 'localhost:4010/control', '/control', ''])(
    'refuses the address "%s"',
    async (url) => {
      await expect(createSandboxControl(url).reset()).rejects.toThrow(
        `"${url}/reset" is not an http: address. Pass the address that the command prints, such ` +
          'as "http://127.0.0.1:4010/control".',
      );
    },
  );

  it('does not blame the sandbox for a body that is no JSON', async () => {
    const { control } = await setUp();
    const errors: { self?: object } = {};
    errors.self = errors;

    await expect(control.failNextPush(errors)).rejects.toThrow('circular structure');
  });

  it('says that a pull needs a message to fail with', async () => {
    const { sandbox, control } = await setUp();

    const message = 'A pull cannot fail with an empty message.';
    await expect(control.failNextPull('')).rejects.toThrow(message);
    expect(() => sandbox.failNextPull(' ')).toThrow(message);
  });

  it('says so if the control API is off', async () => {
    const { sandbox } = await setUp({ control: false });
    const control = createSandboxControl(new URL('/control', sandbox.baseUrl).href);

    await expect(control.reset()).rejects.toThrow('The control API of this sandbox is off.');
  });
});
