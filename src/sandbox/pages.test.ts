// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { PLATFORM_SAMPLES } from './books/PLATFORM_SAMPLES.ts';
import { createSandbox } from './createSandbox.ts';
import type { SandboxOptions } from './SandboxOptions.ts';

function setup(options: SandboxOptions = {}, platform = 'xero') {
  const sandbox = createSandbox({ partnerName: 'Brightside <Bank>', ...options });
  const { id, authorizationUrl } = sandbox.connect(sandbox.entityId, platform, 'pending_auth');
  const getStatus = () => sandbox.connections.find((connection) => connection.id === id)?.status;
  return { sandbox, id, getStatus, url: authorizationUrl, ...createBrowser(sandbox.fetch) };
}

/** A browser without scripts. It follows redirects by hand and submits forms. */
function createBrowser(fetch: (url: string, init?: RequestInit) => Promise<Response>) {
  let url = '';
  let page = new Document();
  let response = new Response();

  const load = async (address: string, init?: RequestInit) => {
    url = new URL(address, url || undefined).href;
    response = await fetch(url, { redirect: 'manual', ...init });
    for (let hops = 0; response.headers.has('Location'); hops += 1) {
      // With 303, a reload does not submit the form again.
      expect(response.status).toBe(303);
      expect(hops).toBeLessThan(5);
      url = new URL(response.headers.get('Location') ?? '', url).href;
      response = await fetch(url, { redirect: 'manual' });
    }
    page = new DOMParser().parseFromString(await response.clone().text(), 'text/html');
  };

  const press = async (name: string, fields: Record<string, string> = {}) => {
    const buttons = Array.from(page.querySelectorAll('button'));
    const button = buttons.find(({ textContent }) => textContent?.trim() === name);
    const form = button?.closest('form');
    if (!button || !form) throw new Error(`No button "${name}" on ${url}`);
    const data = new FormData(form);
    for (const [field, value] of Object.entries(fields)) {
      expect(page.querySelector(`label[for="${field}"], [name="${field}"]`)).not.toBeNull();
      data.set(field, value);
    }
    const body = new URLSearchParams();
    data.forEach((value, field) => body.append(field, String(value)));
    await load(button.getAttribute('formaction') ?? form.getAttribute('action') ?? '', {
      method: form.method,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: body.toString(),
    });
  };

  return {
    load,
    press,
    find: (selector: string) => page.querySelector(selector),
    findAll: (selector: string) => Array.from(page.querySelectorAll(selector)),
    getHeading: () => page.querySelector('h1')?.textContent,
    getText: () => page.body.textContent?.replace(/\s+/g, ' ') ?? '',
    getResponse: () => response,
    getUrl: () => url,
  };
}

const SIGN_IN = { email: 'owner@example.com', password: 'open-the-books' };

describe('the authorization pages', () => {
  it('lead from the sign-in to a connection, which only Finish makes', async () => {
    const { sandbox, url, load, press, getHeading, getStatus, find, getText } = setup();

    await load(url);
    expect(getHeading()).toBe('Log in to Xero');
    await press('Log in', SIGN_IN);
    expect(getHeading()).toBe('Choose your organization');
    await press('Allow access', { organization: 'Harbor Lane Coffee Ltd' });
    expect(getHeading()).toBe('Confirm the connection');
    expect(find('.summary')?.textContent).toContain('Harbor Lane Coffee Ltd');
    await press('Confirm');
    await press('Next');
    expect(getStatus()).toBe('pending_auth');
    await press('Finish');

    expect(getStatus()).toBe('connected');
    expect(sandbox.connections[0]?.organization).toBe('Harbor Lane Coffee Ltd');
    expect(getHeading()).toBe('Xero is connected');
    expect(getText()).toContain('If it does not close by itself, close it yourself');
    await load(find('script')?.getAttribute('src') ?? '');
    expect(getText()).toContain('window.close()');
  });

  it('refuse a wrong password, keep the email and let the person try again', async () => {
    const { url, load, press, find, getHeading } = setup();
    await load(url);

    await press('Log in', { email: '"me"@mine.example', password: 'guess' });

    expect(getHeading()).toBe('Log in to Xero');
    const alert = find('[role=alert]');
    expect(alert?.textContent).toBe('The email address or password is wrong. Try again.');
    expect(find('title')?.textContent).toMatch(/^Error: /);
    expect(find('#password')?.getAttribute('aria-describedby')).toBe(alert?.id);
    expect(find('#email')?.getAttribute('value')).toBe('"me"@mine.example');
    expect(find('#password')?.getAttribute('value')).toBe('');
    await press('Log in', { email: ' Owner@Example.com ', password: SIGN_IN.password });
    expect(getHeading()).toBe('Choose your organization');
  });

  it.each([0, 1, 2, 3, 4])('can be canceled after %i steps and started again', async (steps) => {
    const { sandbox, url, load, press, find, getHeading, getStatus, getText } = setup();
    await load(url);
    for (const button of ['Log in', 'Allow access', 'Confirm', 'Next'].slice(0, steps)) {
      await press(button, button === 'Log in' ? SIGN_IN : {});
    }

    await press('Cancel');

    expect(getHeading()).toBe('Nothing was connected');
    expect(getText()).toContain('cannot read anything from Xero');
    expect(getStatus()).toBe('pending_auth');
    expect(sandbox.connections[0]?.canceledAt).not.toBeNull();
    await load(find('a')?.getAttribute('href') ?? '');
    expect(getHeading()).toBe('Log in to Xero');
  });

  it('do not let a person skip a step, but let them go back', async () => {
    const { url, load, press, getHeading, getStatus } = setup();
    const post = (step: string) => load(`${url}/${step}`, { method: 'POST', body: '' });

    await load(`${url}/finish`);
    expect(getHeading()).toBe('Log in to Xero');
    await post('finish');
    expect(getHeading()).toBe('Log in to Xero');
    await load(`${url}/done`);
    expect(getHeading()).toBe('Log in to Xero');
    expect(getStatus()).toBe('pending_auth');

    await press('Log in', SIGN_IN);
    await press('Allow access');
    await press('Confirm');
    await load(`${url}/organization`);
    expect(getHeading()).toBe('Choose your organization');
    await load(url);
    expect(getHeading()).toBe('What happens next');
  });

  it('refuse an organization that was not offered', async () => {
    const { sandbox, url, load, press, getHeading } = setup();
    await load(url);
    await press('Log in', SIGN_IN);

    await load(`${url}/organization`, { method: 'POST', body: 'organization=Elsewhere' });

    expect(getHeading()).toBe('Choose your organization');
    expect(sandbox.connections[0]?.organization).toBeNull();
  });

  it('show the connection even if Finish is pressed twice', async () => {
    const { sandbox, id, url, load, getHeading } = setup();
    sandbox.authorize(id);

    await load(`${url}/finish`, { method: 'POST' });

    expect(getHeading()).toBe('Xero is connected');
  });

  it.each([
    ['expired', ({ sandbox }: ReturnType<typeof setup>) => sandbox.advance(86_400_000)],
    ['used already', ({ sandbox, id }: ReturnType<typeof setup>) => sandbox.authorize(id)],
    [
      'disconnected',
      ({ sandbox, id }: ReturnType<typeof setup>) => {
        sandbox.authorize(id);
        sandbox.deauthorize(id);
      },
    ],
  ])('say that a link is stale: %s', async (_how, end) => {
    const view = setup();
    end(view);

    for (const [path, method] of [
      ['', 'GET'],
      ['/sign-in', 'GET'],
      ['/canceled', 'GET'],
      ['/sign-in', 'POST'],
      ['/cancel', 'POST'],
    ]) {
      await view.load(`${view.url}${path}`, method ? { method } : {});
      expect(view.getHeading()).toBe('This link no longer works');
      expect(view.getResponse().status).toBe(410);
    }
  });

  it('have a page for an unknown address', async () => {
    const { url, load, getHeading, getResponse } = setup();
    const unknown = new URL('/authorize/nobody', url).href;

    for (const [address, method] of [
      [unknown, 'GET'],
      [`${unknown}/sign-in`, 'GET'],
      [`${unknown}/sign-in`, 'POST'],
      [`${url}/elsewhere`, 'GET'],
      [`${url}/elsewhere`, 'POST'],
      [url, 'DELETE'],
    ] as const) {
      await load(address, { method });
      expect(getHeading()).toBe('There is no such page');
      expect(getResponse().status).toBe(404);
    }
  });

  it('name the sandbox, the partner and the entity on the first page', async () => {
    const { url, load, find, findAll, getText } = setup();
    await load(url);

    expect(find('.banner')?.textContent).toBe('Sandbox – not the real Xero');
    expect(getText()).toContain('Brightside <Bank> asks to read the books of Maple & Harbor');
    expect(getText()).toContain('owner@example.com');
    expect(find('html')?.getAttribute('lang')).toBe('en');
    for (const input of findAll('input')) {
      expect(find(`label[for="${input.id}"]`)).not.toBeNull();
    }
  });

  it('escape the names of the partner and the platform', async () => {
    const { url, load, getText, findAll } = setup({}, '<img src=x>');

    await load(url);

    expect(getText()).toContain('<img Src=x>');
    expect(findAll('img')).toEqual([]);
  });

  it('send strict headers, and COOP only if the option is set', async () => {
    const { url, load, getResponse } = setup();
    await load(url);
    const { headers } = getResponse();
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(headers.get('Content-Security-Policy')).toMatch(/; form-action 'self'$/);
    expect(headers.get('Content-Security-Policy')).not.toContain('unsafe');
    expect(headers.get('Content-Security-Policy')).toContain("trusted-types 'none'");
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.has('Cross-Origin-Opener-Policy')).toBe(false);

    const hiding = setup({ coop: true });
    await hiding.load(hiding.url);
    expect(hiding.getResponse().headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
    await hiding.load('/authorize/styles.css');
    expect(hiding.getResponse().headers.get('Content-Type')).toMatch(/^text\/css/);
  });

  it.each([
    ['https://partner.example', 'https://partner.example/', 'https:'],
    ['http://localhost:3000/back?from=books#end', null, 'http:'],
    ['http://books.localhost/back', null, 'http:'],
    ['http://127.0.0.1:3000/', null, 'http:'],
    ['http://[::1]:3000/', null, 'http:'],
  ])('redirect to %s after Finish, pressed once or twice', async (returnUrl, address, scheme) => {
    const { url, load, press, getUrl, getStatus, getResponse } = setup({ returnUrl });
    await load(url);
    for (const button of ['Log in', 'Allow access', 'Confirm', 'Next']) {
      await press(button, button === 'Log in' ? SIGN_IN : {});
    }
    // The browser applies this policy to the redirect.
    expect(getResponse().headers.get('Content-Security-Policy')).toMatch(
      new RegExp(`; form-action 'self' ${scheme}$`),
    );

    await press('Finish');

    expect(getUrl()).toBe(address ?? returnUrl);
    expect(getStatus()).toBe('connected');
    await load(`${url}/finish`, { method: 'POST' });
    expect(getUrl()).toBe(address ?? returnUrl);
  });

  it('redirect to the same address after Cancel', async () => {
    const { url, load, press, getUrl, getStatus, getHeading } = setup({
      returnUrl: 'https://partner.example/connected',
    });
    await load(url);

    await press('Cancel');

    expect(getUrl()).toBe('https://partner.example/connected');
    expect(getStatus()).toBe('pending_auth');
    await load(url);
    expect(getHeading()).toBe('Log in to Xero');
  });

  it('encode that address for the header', async () => {
    const { sandbox, url } = setup({ returnUrl: 'https://bücher.example/zurück' });

    const response = await sandbox.fetch(`${url}/cancel`, { method: 'POST' });

    expect(response.headers.get('Location')).toBe('https://xn--bcher-kva.example/zur%C3%BCck');
  });

  it.each([
    'http://partner.example/connected',
    'http://localhost.partner.example',
    'http://127.0.0.1.partner.example',
    'javascript:alert(1)',
    'app://connected',
    '//partner.example',
    '/connected',
    '',
  ])('refuse to redirect to "%s"', (returnUrl) => {
    const message =
      `The pages cannot redirect to the \`returnUrl\` "${returnUrl}", because it is neither https: ` +
      'nor on this computer. Pass an address such as "https://partner.example/connected" or ' +
      '"http://localhost:3000/connected".';

    expect(() => createSandbox({ returnUrl })).toThrow(message);
    expect(() => createSandbox().setPages({ returnUrl })).toThrow(message);
  });

  it('can be changed while the sandbox runs, until a reset', async () => {
    const RETURN_URL = 'https://partner.example/connected';
    const { sandbox, url, load, press, getUrl, getResponse } = setup({ returnUrl: RETURN_URL });
    const cancel = async () => {
      await load(url);
      const { headers } = getResponse();
      await press('Cancel');
      return { opener: headers.get('Cross-Origin-Opener-Policy'), end: getUrl() };
    };

    sandbox.setPages({ coop: true });
    expect(await cancel()).toEqual({ opener: 'same-origin', end: RETURN_URL });
    sandbox.setPages({ returnUrl: 'http://localhost:3000/other' });
    expect(await cancel()).toEqual({ opener: 'same-origin', end: 'http://localhost:3000/other' });
    sandbox.setPages({ coop: false, returnUrl: null });
    expect(await cancel()).toEqual({ opener: null, end: `${url}/canceled` });
    expect(() => sandbox.setPages({ coop: true, returnUrl: 'nowhere' })).toThrow('"nowhere"');
    expect(await cancel()).toEqual({ opener: null, end: `${url}/canceled` });

    sandbox.reset();

    sandbox.connect(sandbox.entityId, 'xero', 'pending_auth');
    expect(await cancel()).toEqual({ opener: null, end: RETURN_URL });
  });

  it('are served from the pagesOrigin', () => {
    expect(setup({ pagesOrigin: 'https://pages.example/' }).url).toMatch(
      /^https:\/\/pages\.example\/authorize\/[\da-f-]{36}$/,
    );
  });

  it('ask for the platform first if the API was not told which', async () => {
    const sandbox = createSandbox({ platforms: ['my_own'] });
    const headers = {
      Authorization: `Bearer ${sandbox.issueToken()}`,
      'X-Monite-Version': '2024-05-25',
      'X-Monite-Entity-Id': sandbox.entityId,
    };
    await sandbox.fetch(`${sandbox.baseUrl}/accounting_connections`, { method: 'POST', headers });
    const [{ authorizationUrl = '', platform } = {}] = sandbox.connections;
    expect(platform).toBeNull();
    const { load, press, getHeading, getText, findAll, getUrl } = createBrowser(sandbox.fetch);

    await load(authorizationUrl);
    expect(getHeading()).toBe('Choose your accounting software');
    const keys = [...Object.keys(PLATFORM_SAMPLES), 'my_own'];
    expect(findAll('[name=platform]').map((radio) => radio.getAttribute('value'))).toEqual(keys);
    expect(getText()).toContain('not a real accounting system');
    await press('Continue', { platform: 'freeagent' });
    expect(getHeading()).toBe('Log in to FreeAgent');
    await press('Cancel');
    expect(getHeading()).toBe('Nothing was connected');
    await load(authorizationUrl);
    await press('Continue', { platform: 'freeagent' });
    // The person goes back and chooses a system without a sign-in.
    await load(getUrl().replace('sign-in', 'platform'));
    await press('Continue', { platform: 'sandbox' });
    expect(getHeading()).toBe('Confirm the connection');
    expect(getText()).toContain('Step 2 of 4');
    expect(sandbox.connections).toMatchObject([{ platform: null, status: 'pending_auth' }]);
    await press('Confirm');
    await press('Next');
    await press('Finish');
    expect(sandbox.connections).toMatchObject([{ platform: 'sandbox', status: 'connected' }]);
  });

  it('keep the platform that the API was told', () => {
    const sandbox = createSandbox();
    const { id } = sandbox.connect(sandbox.entityId, 'xero', 'pending_auth');
    expect(() => sandbox.authorize(id, 'wave')).toThrow(
      `Connection "${id}" is for "xero", so nobody can choose "wave" on its pages.`,
    );
    expect(sandbox.authorize(id, 'xero')).toMatchObject({ platform: 'xero' });
  });
});
