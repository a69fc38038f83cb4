import { describe, expect, it } from 'vitest';
import { createSandbox } from '../createSandbox.ts';
import type { SandboxOptions } from '../SandboxOptions.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };

function setUp(options: SandboxOptions = {}) {
  const sandbox = createSandbox({ baseUrl: 'http://127.0.0.1:4010/v1', control: true, ...options });
  const send = async (path: string, init: RequestInit = {}, host = '127.0.0.1:4010') => {
    const response = await sandbox.fetch(`http://${host}/control${path}`, init);
    const text = await response.text();
    return { response, status: response.status, message: text && JSON.parse(text).error?.message };
  };
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    send(path, {
      method: 'POST',
      headers: { ...JSON_TYPE, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return { sandbox, send, post };
}

describe('the control API', () => {
  it('is off by default', async () => {
    const { sandbox, post } = setUp({ control: false });

    expect(sandbox.controlUrl).toBeNull();
    expect(await post('/connect', { platform: 'xero' })).toMatchObject({
      status: 404,
      message:
        'The control API of this sandbox is off. Start the command with `--control`, or pass ' +
        '`control: true` to `createSandbox` or `serveSandbox`.',
    });
    expect(sandbox.connections).toEqual([]);
  });

  it.each([
    [
      true,
      ' The API is at http://127.0.0.1:4010/v1, and the control API at http://127.0.0.1:4010/control.',
    ],
    [false, ' The API is at http://127.0.0.1:4010/v1.'],
  ])('is named, with the API, at an unknown address if it is on: %s', async (control, message) => {
    const { sandbox } = setUp({ control });

    const response = await sandbox.fetch('http://127.0.0.1:4010/reset');

    const body = { error: { message: `There is nothing at /reset.${message}` } };
    expect([response.status, await response.json()]).toEqual([404, body]);
  });

  it('names its address', () => {
    expect(setUp().sandbox.controlUrl).toBe('http://127.0.0.1:4010/control');
  });

  it('connects the first entity if the body names none', async () => {
    const { sandbox, post } = setUp();

    expect((await post('/connect', { platform: 'xero' })).status).toBe(200);
    expect(sandbox.connections).toMatchObject([{ entityId: sandbox.entityId, platform: 'xero' }]);
  });

  it('needs no body where a verb needs nothing', async () => {
    const { sandbox, send } = setUp();
    sandbox.connect(sandbox.entityId, 'xero');

    expect((await send('/reset', { method: 'POST', headers: JSON_TYPE })).status).toBe(200);
    expect(sandbox.connections).toEqual([]);
  });

  it('keeps its own calls out of the requests', async () => {
    const { sandbox, send } = setUp();

    await send('/requests');

    expect(sandbox.requests).toEqual([]);
  });

  it.each([
    ['{"platform":', 'not valid JSON'],
    ['"xero"', 'so nothing has changed. The body: Invalid type: Expected Object'],
    [{}, '"platform": '],
    [{ platform: '' }, '"platform": The text is empty.'],
    [{ platform: 7 }, '"platform": Invalid type: Expected string but received 7.'],
    [
      { platform: 'xero', state: 'connected' },
      'It takes: platform, entityId, status, organization.',
    ],
  ])('refuses the body %j', async (body, message) => {
    const { sandbox, post } = setUp();

    const answer = await post('/connect', body);

    expect(answer.status).toBe(400);
    expect(answer.message).toContain(message);
    expect(sandbox.connections).toEqual([]);
  });

  it('answers 409 with the reason of the sandbox', async () => {
    const { post } = setUp();

    expect(await post('/advance', { milliseconds: -1 })).toMatchObject({
      status: 409,
      message: 'The clock only moves forward.',
    });
  });

  it('answers 500 with the reason if it fails itself', async () => {
    const clock = { time: 0 };
    const { sandbox, send, post } = setUp({ now: () => clock.time });
    sandbox.connect(sandbox.entityId, 'xero');
    clock.time = NaN;

    const answer = await send('/connections');

    expect(answer).toMatchObject({ status: 500 });
    expect(answer.message).toContain('The clock of the sandbox shows NaN');
    clock.time = 0;
    expect((await post('/reset', {})).status).toBe(200);
  });

  it.each(['1e999', '9007199254740991'])('does not move the clock by %s', async (milliseconds) => {
    const { sandbox, post } = setUp();

    const answer = await post('/advance', `{"milliseconds":${milliseconds}}`);

    expect(answer.status).toBe(409);
    expect(answer.message).toContain('up to ten years');
    expect((await post('/connect', { platform: 'xero' })).status).toBe(200);
    expect(sandbox.connections).toHaveLength(1);
  });

  it('refuses a rule that could never work', async () => {
    const { send, post } = setUp();

    expect(await post('/fail', { path: '/v1/products', status: 500 })).toMatchObject({
      status: 409,
      message:
        'The rule would never work: the `path` "/v1/products" contains the base path "/v1". Leave ' +
        'out the base path: "/products".',
    });
    expect((await post('/fail', { status: 500, times: -1 })).status).toBe(409);
    expect((await send('/requests')).status).toBe(200);
  });

  it('lists what it has if the verb is unknown or the method is wrong', async () => {
    const { send, post } = setUp();

    const unknown = await post('/explode', {});
    expect(unknown.status).toBe(404);
    expect(unknown.message).toContain('GET for connections and requests, and POST for connect, ');
    expect((await post('/toString', {})).status).toBe(404);
    const wrong = await send('/reset');
    expect(wrong).toMatchObject({ status: 405, message: '"reset" needs POST, not GET.' });
    expect(wrong.response.headers.get('Allow')).toBe('POST');
  });

  it('refuses pages of other sites, however they send', async () => {
    const { sandbox, send, post } = setUp();
    sandbox.connect(sandbox.entityId, 'xero');
    const foreign = { Origin: 'https://evil.example' };
    const form = { ...foreign, 'Content-Type': 'text/plain' };

    const attempts = [
      post('/reset', {}, foreign),
      post('/reset', {}, { Origin: 'null' }),
      send('/reset', { method: 'POST', headers: form, body: '{}' }),
      send('/reset', { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: '{}' }),
      send('/reset', { method: 'OPTIONS', headers: foreign }),
      send('/connections', { headers: foreign }),
      send('/connections', { headers: { 'Sec-Fetch-Site': 'cross-site' } }),
      // A site whose name leads to this computer.
      send('/connections', {}, 'evil.example:4010'),
    ];

    const answers = await Promise.all(attempts);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 415, 403, 403, 403, 403]);
    for (const { response } of answers) {
      expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
    }
    expect(sandbox.connections).toHaveLength(1);
  });

  it('answers pages of this computer and of the allowed origins', async () => {
    const { send, post } = setUp({ allowedOrigins: ['https://preview.example'] });
    for (const Origin of ['http://localhost:3000', 'https://preview.example']) {
      // oxlint-disable-next-line no-await-in-loop -- one origin after another
      const preflight = await send('/reset', { method: 'OPTIONS', headers: { Origin } });
      expect(preflight.status).toBe(204);
      expect(preflight.response.headers.get('Access-Control-Allow-Headers')).toBe('Content-Type');
      // oxlint-disable-next-line no-await-in-loop
      const { response, status } = await post('/reset', {}, { Origin });
      expect(status).toBe(200);
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe(Origin);
    }
  });

  it('answers under the name of a sandbox that is served elsewhere', async () => {
    const { send } = setUp({ baseUrl: 'http://sandbox:4010/v1' });

    expect((await send('/connections', {}, 'sandbox:4010')).status).toBe(200);
  });
});
