import { describe, expect, it } from 'vitest';
import { createSandbox } from './createSandbox.ts';

describe('the log of the sandbox', () => {
  it('logs the client secret and cookies nowhere', async () => {
    const clientSecret = 'hush "now" & then';
    const sandbox = createSandbox({ clientSecret });
    const spellings = [
      clientSecret,
      encodeURIComponent(clientSecret),
      JSON.stringify(clientSecret),
    ];
    const send = (body: string, query = '') =>
      sandbox.fetch(`${sandbox.baseUrl}/auth/token${query}`, {
        method: 'POST',
        headers: { Cookie: 'session=hush', 'X-Secret': clientSecret },
        body,
      });

    await send(`grant_type=client_credentials&client_secret=${spellings[1]}`);
    await send(`{"client_secret":${spellings[2]},}`);
    await send(JSON.stringify([{ client_secret: clientSecret }, { other: [clientSecret] }]));
    await send(clientSecret, `?client_secret=${spellings[1]}`);

    const log = JSON.stringify(sandbox.requests);
    expect(log).not.toContain('hush');
    expect(sandbox.requests).toMatchObject([
      { headers: { cookie: '…' }, body: 'grant_type=client_credentials&client_secret=…' },
      { body: '{"client_secret":"…",}' },
      { body: [{ client_secret: '…' }, { other: ['…'] }] },
      { body: '…', query: { client_secret: '…' } },
    ]);
  });

  it('keeps bodies of up to 1 MB in the log, and the length of longer ones', async () => {
    const sandbox = createSandbox();
    const send = (body: string) =>
      sandbox.fetch(`${sandbox.baseUrl}/nowhere`, { method: 'POST', body });

    await send('x'.repeat(1_000_000));
    await send(JSON.stringify('x'.repeat(1_000_000)));

    expect(sandbox.requests.map(({ body }) => String(body).slice(0, 40))).toEqual([
      'x'.repeat(40),
      '… (1000002 characters)',
    ]);
  });
});
