import { createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from './consumer.ts';
import { APPS } from './servers/APPS.ts';
import { installServers } from './servers/installServers.ts';
import { setUpServers } from './servers/setUpServers.ts';
import { testCalls } from './servers/testCalls.ts';
import { testJobs } from './servers/testJobs.ts';
import { testTokens } from './servers/testTokens.ts';
import { testUpdates } from './servers/testUpdates.ts';

/** A copy of the Next.js example, because the jobs write files there. */
let jobs = '';

beforeAll(async () => {
  jobs = join(await installServers(), 'jobs');
});

describe('the script that checks a recorded delivery', () => {
  it.each([
    ['whsec_real', 'true\n'],
    ['whsec_other', 'false\n'],
  ])('signed with whsec_real, with the secret %s, prints %s', async (secret, output) => {
    const body = '{"id":"événement"}';
    const signature = createHmac('sha256', 'whsec_real').update(`1710139795.${body}`).digest('hex');
    const delivery = { signature: `t=1710139795,v1=${signature}`, body };
    writeFileSync(join(jobs, 'delivery.json'), JSON.stringify(delivery));
    writeFileSync(join(jobs, 'check.env'), `MONITE_WEBHOOK_SECRET=${secret}`);
    const args = ['--env-file=check.env', 'checkDelivery.mjs'];
    expect(await run(jobs, process.execPath, ...args)).toBe(output);
  });
});

testJobs(() => jobs);

describe('on the server of Hono in docs/server.md', () => {
  const [app] = APPS.filter(({ name }) => name === 'Hono');
  if (!app) throw new Error('The tests know no server of Hono.');
  const { start, getServer } = setUpServers({ ...app, command: 'node app.mjs' }, app.folder);

  testCalls(getServer, start);
});

describe.each(APPS)('on a server of $name', (app) => {
  const { name, folder } = app;
  const { start, getServer } = setUpServers(app, folder);

  testCalls(getServer, start);
  testUpdates(getServer);
  // The example of React Router has no tokens in the page.
  if (name !== 'React Router') testTokens(getServer);

  if (name === 'Next.js') {
    it('responds with 401 if the app redirects to its sign-in page', async () => {
      const { send, getOutput } = getServer();
      const before = getOutput();
      const headers = { 'Sec-Fetch-Site': 'same-origin' };
      for (const path of ['/lapsed/accounting_connections', '/lapsed/updates']) {
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
    it('renders a part of the package in a server component', async () => {
      const { signIn, send } = getServer();
      const { status, body } = await send('/', { headers: signIn().headers });
      expect(status).toBe(200);
      expect(body).toContain('data-part="connection-status"');
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
