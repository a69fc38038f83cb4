import { describe, expect, it } from 'vitest';
import { createSandbox } from './createSandbox.ts';
import type { SandboxOptions } from './SandboxOptions.ts';

const ORGANIZATION = 'organization=Harbor+Lane+Coffee+Ltd';

function setUp(options: SandboxOptions = {}) {
  const sandbox = createSandbox(options);
  const { authorizationUrl } = sandbox.connect(sandbox.entityId, 'xero', 'pending_auth');
  const post = (step: string, from: string, form = '', headers: Record<string, string> = {}) =>
    sandbox.fetch(`${authorizationUrl}/${step}`, {
      method: 'POST',
      headers: { 'Sec-Fetch-Site': from, ...headers },
      body: form,
    });
  const signIn = String(new URLSearchParams(sandbox.signIn));
  return { sandbox, authorizationUrl, post, signIn };
}

describe('the authorization pages', () => {
  it.each(['cross-site', 'same-site'])('refuse a form of a %s page', async (site) => {
    const { sandbox, post, signIn } = setUp();

    const refused = await post('sign-in', site, signIn);

    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain('comes from a page of another site');
    expect(refused.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    const early = await post('organization', 'same-origin', ORGANIZATION);
    expect(early.headers.get('Location')).toMatch(/\/sign-in$/);
    const steps = { 'sign-in': signIn, organization: ORGANIZATION, confirm: '', next: '' };
    for (const [step, form] of Object.entries(steps)) {
      // oxlint-disable-next-line no-await-in-loop -- one page after another
      expect((await post(step, 'same-origin', form)).status).toBe(303);
    }
    expect((await post('finish', site)).status).toBe(403);
    expect((await post('cancel', site)).status).toBe(403);
    expect(sandbox.connections).toMatchObject([{ status: 'pending_auth', canceledAt: null }]);
  });

  it('open by a link on another site, and accept their own forms', async () => {
    const { sandbox, authorizationUrl, post, signIn } = setUp();
    const headers = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' };

    expect((await sandbox.fetch(authorizationUrl, { headers })).status).toBe(303);
    expect((await sandbox.fetch(`${authorizationUrl}/sign-in`, { headers })).status).toBe(200);
    // Browsers send this origin with forms of pages that send no referrer.
    const form = await post('sign-in', 'same-origin', signIn, { Origin: 'null' });
    expect(form.headers.get('Location')).toMatch(/\/organization$/);
  });

  it('answer only under the names of this computer and of the sandbox', async () => {
    const { sandbox, authorizationUrl } = setUp({
      baseUrl: 'https://api.example/v1',
      pagesOrigin: 'https://pages.example',
    });
    const { pathname } = new URL(authorizationUrl);
    const hosts = ['pages.example', 'api.example', 'localhost:4010', '127.0.0.1'];

    const answers = await Promise.all(
      [...hosts, 'evil.example'].map((host) => sandbox.fetch(`http://${host}${pathname}`)),
    );

    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 403]);
    expect(await answers.at(-1)?.text()).toContain('under the name evil.example');
  });
});

describe('the API', () => {
  const EVIL = { Origin: 'https://evil.example' };

  it.each([
    ['GET', EVIL],
    ['POST', { ...EVIL, 'Content-Type': 'text/plain' }],
    ['GET', { Origin: 'null' }],
    // As an image, or a script.
    ['GET', { 'Sec-Fetch-Site': 'cross-site' }],
  ])('answers 403 to a %s of a foreign page with %j, and is as before', async (method, headers) => {
    const { sandbox } = setUp({ rateLimit: 1 });
    sandbox.fail({ status: 503 });
    const address = `${sandbox.baseUrl}/accounting_connections`;

    for (let calls = 0; calls < 3; calls += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one call after another
      const response = await sandbox.fetch(address, { method, headers });
      expect(response.status).toBe(403);
      expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
      // oxlint-disable-next-line no-await-in-loop
      expect(await response.text()).toContain('may not call the sandbox. If this page is yours');
    }

    expect(sandbox.requests).toEqual([]);
    const own = await sandbox.fetch(address, { headers: { Origin: 'http://localhost:3000' } });
    expect(own.status).toBe(503);
    expect(own.headers.get('RateLimit-Remaining')).toBe('0');
  });

  it('answers a page of this computer that a browser counts as another site', async () => {
    const { sandbox } = setUp();
    const headers = { Origin: 'http://localhost:3000', 'Sec-Fetch-Site': 'cross-site' };

    await sandbox.fetch(`${sandbox.baseUrl}/products`, { headers });

    expect(sandbox.requests).toMatchObject([{ path: '/products', status: 400 }]);
  });
});
