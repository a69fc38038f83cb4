import { expect } from '@playwright/test';
import { createSandbox } from '../../src/sandbox/createSandbox.ts';
import { DEMO_SECRET as clientSecret } from '../startDemo.ts';
import { recordAnswers } from './calls.ts';
import type { Demo } from './Demo.ts';
import { test } from './test.ts';

const { clientId, signIn } = createSandbox();
const version = { 'X-Monite-Version': '2023-03-14' };

const connectAndPull = async (demo: Demo) => {
  await demo.open();
  await demo.connect();
  await demo.widget.getByRole('button', { name: 'Sync now' }).click();
  await expect(demo.widget.getByRole('button', { name: 'Sync again' })).toBeVisible({
    timeout: 10_000,
  });
};

test('through the proxy, neither the client secret nor a token reaches any page', async ({
  page,
  context,
  request,
  demo,
}) => {
  const readAnswers = recordAnswers(context);
  const sent: string[] = [];
  context.on('request', (call) => {
    sent.push(`${call.url()} ${JSON.stringify(call.headers())} ${call.postData() ?? ''}`);
  });

  await connectAndPull(demo);

  const answers = await readAnswers();
  const content = await page.content();
  const join = (texts: string[]) => [...sent, ...texts, content].join('\n');
  const everything = join(answers.map(({ text }) => text));
  // Not `toContain`, which would print half a megabyte of code.
  expect(everything.includes(clientSecret), 'the secret is in what a page got').toBe(false);
  // The package's own code contains these words.
  const data = answers.filter(({ type }) => type !== 'script').map(({ text }) => text);
  expect(join(data)).toContain('accounting_connections');
  expect(join(data)).not.toMatch(/access_token|Bearer|authorization"/i);
  const session: { apiUrl: string } = await (await request.get('/api/session')).json();
  expect(session.apiUrl).toBe('/api/accounting');
});

test.describe('with a token in the page', () => {
  test.use({ hasTokens: true });

  test('the client secret reaches no page, and the token no URL and no storage', async ({
    page,
    context,
    request,
    demo,
  }) => {
    const session: { apiUrl: string } = await (await request.get('/api/session')).json();
    // Proves that this is the real secret. A wrong one would never be found.
    const proof = await request.post(`${session.apiUrl}/auth/token`, {
      headers: version,
      data: { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret },
    });
    expect(proof.status()).toBe(200);

    const addresses: string[] = [];
    const readAnswers = recordAnswers(context);
    const authorizations = new Set<string>();
    context.on('request', (sent) => {
      addresses.push(sent.url());
      const { authorization } = sent.headers();
      if (authorization) authorizations.add(authorization.replace('Bearer ', ''));
    });
    await connectAndPull(demo);
    await demo.go('Invoices');
    await expect(page.getByRole('table', { name: 'Invoices' })).toBeVisible();

    const answers = (await readAnswers()).map(({ text }) => text);
    const seen = [...answers, await page.content()].join('\n');
    expect(seen).toContain('access_token');
    expect(seen).not.toContain(clientSecret);

    const [token = '', ...others] = authorizations;
    expect(others).toEqual([]);
    expect(token.length).toBeGreaterThan(20);
    const stored = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]),
    );
    const cookies = JSON.stringify(await context.cookies());
    for (const secret of [token, clientSecret, signIn.password]) {
      expect(`${addresses.join('\n')} ${stored} ${cookies}`).not.toContain(secret);
    }
  });
});

test('the token handler requires a session', async ({ playwright, baseURL }) => {
  const anonymous = await playwright.request.newContext(baseURL ? { baseURL } : {});
  const headers = { 'Sec-Fetch-Site': 'same-origin' };
  expect((await anonymous.post('/api/monite/token', { headers })).status()).toBe(401);
  expect((await anonymous.get('/api/invoices')).status()).toBe(401);

  await anonymous.get('/api/session');
  // Rejects other origins, and requests that do not name their origin.
  expect((await anonymous.post('/api/monite/token')).status()).toBe(403);
  const answer = await anonymous.post('/api/monite/token', { headers });
  expect(answer.status()).toBe(200);
  expect(answer.headers()['cache-control']).toBe('no-store');
  expect(Object.keys(await answer.json()).toSorted()).toEqual([
    'access_token',
    'expires_in',
    'token_type',
  ]);
  await anonymous.dispose();
});

for (const hasTokens of [false, true]) {
  test.describe(hasTokens ? 'with a token in the page' : 'through the proxy', () => {
    test.use({ hasTokens });

    test(`the settings page sends one list and ${hasTokens ? 'one' : 'no'} token request`, async ({
      page,
      demo,
    }) => {
      const calls: string[] = [];
      page.on('request', (sent) => {
        const { pathname } = new URL(sent.url());
        if (sent.method() !== 'OPTIONS' && /accounting_connections|token$/.test(pathname)) {
          calls.push(`${sent.method()} ${pathname}`);
        }
      });
      await demo.open();
      await demo.expectWidget('Connect your accounting software');
      await page.waitForTimeout(2500);

      expect(calls.toSorted()).toEqual(
        hasTokens
          ? ['GET /v1/accounting_connections', 'POST /api/monite/token']
          : ['GET /api/accounting/accounting_connections'],
      );
    });
  });
}
