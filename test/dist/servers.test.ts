import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pack, run } from './consumer.ts';
import { APPS } from './servers/APPS.ts';
import { installServers } from './servers/installServers.ts';
import { setUpServers } from './servers/setUpServers.ts';
import { testCalls } from './servers/testCalls.ts';
import { testJobs } from './servers/testJobs.ts';
import { testTokens } from './servers/testTokens.ts';
import { testUpdates } from './servers/testUpdates.ts';

const temporary = mkdtempSync(join(tmpdir(), 'react-accounting-connect-servers-'));
const folder = join(temporary, 'servers');
beforeAll(async () => {
  await installServers(folder, await pack(temporary));
});

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

describe('the script that checks a recorded delivery', () => {
  it.each([
    ['whsec_real', 'true\n'],
    ['whsec_other', 'false\n'],
  ])('signed with whsec_real, with the secret %s, prints %s', async (secret, output) => {
    const body = '{"id":"événement"}';
    const signature = createHmac('sha256', 'whsec_real').update(`1710139795.${body}`).digest('hex');
    const delivery = { signature: `t=1710139795,v1=${signature}`, body };
    writeFileSync(join(folder, 'delivery.json'), JSON.stringify(delivery));
    writeFileSync(join(folder, 'check.env'), `MONITE_WEBHOOK_SECRET=${secret}`);
    const args = ['--env-file=check.env', 'checkDelivery.mjs'];
    expect(await run(folder, process.execPath, ...args)).toBe(output);
  });
});

testJobs(folder);

describe.each(APPS)('on a server of $name', (app) => {
  const { name } = app;
  const { start, getServer } = setUpServers(folder, app);

  testCalls(getServer, start);
  testUpdates(getServer);
  testTokens(getServer);

  if (name === 'Next.js') {
    it('responds with 401 if the app redirects to its sign-in page', async () => {
      const { send, getOutput } = getServer();
      const before = getOutput();
      const headers = { Cookie: 'session=lapsed', 'Sec-Fetch-Site': 'same-origin' };
      for (const path of ['/api/accounting/accounting_connections', '/api/accounting/updates']) {
        expect(await send(path, { headers })).toMatchObject({
          status: 401,
          body: { error: { code: 'unauthorized' } },
        });
      }
      expect(getOutput()).toBe(before);
    });
  }

  if (name === 'Express') {
    it('explains what to do if a body was already parsed', async () => {
      const { signIn, send } = getServer();
      const { headers } = signIn();
      expect(
        await send('/late/accounting_connections', {
          method: 'POST',
          headers: { ...headers, 'Content-Type': 'application/json' },
          body: '{"platform":"xero"}',
        }),
      ).toMatchObject({
        status: 400,
        body: { error: { message: expect.stringContaining('put this handler before that') } },
      });
    });
  }

  if (name === 'Next.js') {
    it('serves the page with the widget', async () => {
      const { status, body } = await getServer().send('/');
      expect(status).toBe(200);
      expect(body).toContain('data-part="accounting-connect"');
    });

    it('renders the page with the connections that the server read', async () => {
      const { sandbox, signIn, send } = getServer();
      const { entityId, headers } = signIn();
      const { id } = sandbox.connect(entityId, 'xero');

      const { status, body } = await send('/settings/accounting', { headers });

      expect(status).toBe(200);
      expect(body).toContain('data-part="accounting-connect"');
      expect(body).toContain(id);
    });

    it('renders the page without connections when the API fails', async () => {
      const { sandbox, signIn, send } = getServer();
      const { entityId, headers } = signIn();
      const { id } = sandbox.connect(entityId, 'xero');
      sandbox.fail({ path: '/accounting*', status: 503 });

      const { status, body } = await send('/settings/accounting', { headers });

      expect(status).toBe(200);
      expect(body).toContain('data-part="accounting-connect"');
      expect(body).not.toContain(id);
    });
  }
});
