// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { platforms } from '../api/platforms.ts';
import type { PlatformKey } from '../api/PlatformKey.ts';
import { PLATFORM_SAMPLES } from './books/PLATFORM_SAMPLES.ts';
import { createSandbox } from './createSandbox.ts';

const LABELS: Record<string, readonly string[]> = {
  api_key: ['API key'],
  connector: ['License key'],
  guided: ['Company ID', 'User name', 'Password'],
  none: [],
  oauth: ['Email address', 'Password'],
  password: ['User name', 'Password'],
};

/** Fills in the values that each page accepts, and continues to the last page. */
async function goThroughPages(fetch: typeof globalThis.fetch, url: string, labels: string[]) {
  const buttons: string[] = [];
  let address = url;
  for (;;) {
    const response = await fetch(address, { redirect: 'manual' });
    const location = response.headers.get('Location');
    if (location) {
      address = new URL(location, address).href;
      continue;
    }
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const form = page.querySelector('form');
    if (!form) return { buttons, heading: page.querySelector('h1')?.textContent };
    const accepted = new Map(
      Array.from(page.querySelectorAll('aside dl > div'), (row) => [
        row.querySelector('dt')?.textContent,
        row.querySelector('dd')?.textContent,
      ]),
    );
    const body = new URLSearchParams();
    for (const input of form.querySelectorAll('input')) {
      const label = page.querySelector(`label[for="${input.id}"]`)?.textContent ?? '';
      if (input.type === 'radio') {
        if (input.checked) body.set(input.name, input.value);
      } else {
        labels.push(label);
        body.set(input.name, accepted.get(label) ?? '');
      }
    }
    buttons.push(form.querySelector('button')?.textContent?.trim() ?? '');
    address = new URL(form.getAttribute('action') ?? '', address).href;
    const answer = await fetch(address, { method: 'POST', body, redirect: 'manual' });
    address = new URL(answer.headers.get('Location') ?? '', address).href;
  }
}

function setup() {
  const sandbox = createSandbox({ rateLimit: Infinity, platforms: ['my_own_platform'] });
  const call = async (method: string, path: string, content?: unknown) => {
    const response = await sandbox.fetch(`${sandbox.baseUrl}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${sandbox.issueToken()}`,
        'X-Monite-Version': '2023-03-14',
        'X-Monite-Entity-Id': sandbox.entityId,
      },
      ...(content === undefined ? {} : { body: JSON.stringify(content) }),
    });
    return { status: response.status, body: await response.json() };
  };
  return { sandbox, call };
}

const cases: [PlatformKey | (string & {}), string, string][] = [
  ...Object.entries(PLATFORM_SAMPLES).map(
    ([key, { name, authorization }]): [string, string, string] => [key, name, authorization],
  ),
  ['my_own_platform', 'My Own Platform', 'oauth'],
];

describe('the platforms of the sandbox', () => {
  it('include the whole catalogue, with the same names in the same order', () => {
    const names = Object.entries(PLATFORM_SAMPLES).map(([key, { name }]) => [key, name]);
    expect(names).toEqual(platforms.map(({ key, name }) => [key, name]));
  });

  it.each(cases)(
    '%s can be connected, pulled from, read and disconnected',
    async (key, name, kind) => {
      const { sandbox, call } = setup();

      const created = await call('POST', '/accounting_connections', { platform: key });
      expect(created).toMatchObject({
        status: 201,
        body: { platform: key, status: 'pending_auth' },
      });
      const { id, connection_url: url } = created.body;

      const labels: string[] = [];
      const { buttons, heading } = await goThroughPages(sandbox.fetch, url, labels);
      expect(labels).toEqual(LABELS[kind]);
      expect(heading).toBe(`${name} is connected`);
      const first = kind === 'api_key' || kind === 'connector' ? 'Continue' : 'Log in';
      const signIn = kind === 'none' ? [] : [first, 'Allow access'];
      expect(buttons).toEqual([...signIn, 'Confirm', 'Next', 'Finish']);

      const path = `/accounting_connections/${id}`;
      expect(await call('GET', path)).toMatchObject({
        body: { status: 'connected', errors: null },
      });
      const pulls = await call('POST', `${path}/data_pulls`);
      expect(pulls.body.data).toMatchObject([{ status: 'queued' }, { status: 'queued' }]);
      sandbox.advance(4500);

      expect((await call('GET', '/receivables')).body.data).toHaveLength(14);
      const { data: products } = (await call('GET', '/products')).body;
      expect(products).toHaveLength(5);
      expect(products[0]).toMatchObject({ description: `Pulled from ${name}` });

      const ended = await call('POST', `${path}/disconnect`);
      expect(ended).toMatchObject({ status: 200, body: { status: 'disconnected' } });
      expect((await call('GET', '/products')).body.data).toEqual(products);
    },
  );

  it.each([
    ['some_future_platform', 'Some Future Platform'],
    ['toString', 'ToString'],
  ])('%s is unknown, but is listed and has authorization pages', async (key, name) => {
    const { sandbox, call } = setup();
    const { id, authorizationUrl, organization } = sandbox.connect(
      sandbox.entityId,
      key,
      'pending_auth',
    );
    expect(organization).toBeNull();
    const readList = () => call('GET', '/accounting_connections');

    expect(await readList()).toMatchObject({
      status: 200,
      body: { data: [{ id, platform: key, status: 'pending_auth' }] },
    });
    const { heading } = await goThroughPages(sandbox.fetch, authorizationUrl, []);
    expect(heading).toBe(`${name} is connected`);
    expect(await readList()).toMatchObject({
      status: 200,
      body: { data: [{ id, platform: key, status: 'connected' }] },
    });
    sandbox.setStatus(id, 'disconnected');
    expect(sandbox.connect(sandbox.entityId, key)).toMatchObject({
      platform: key,
      status: 'connected',
      organization: 'Sample Company Ltd',
    });
  });
});
