import { describe, expect, it } from 'vitest';
import { fakeConnection } from '../../../test/fakeConnection.ts';
import { setUpConnector } from '../../../test/setUpConnector.ts';
import type { Connection } from '../../api/Connection.ts';
import { getAuthorizationUrl } from './getAuthorizationUrl.ts';

const get = (authorizationUrl: string | null, status = 'pending_auth') =>
  getAuthorizationUrl(fakeConnection({ status, authorizationUrl }));

/** Addresses that a browser opens somewhere else than `new URL` says, or that mislead a person. */
const UNSAFE = [
  // Relative to this page, if it has the same scheme.
  'https:settings/delete-account',
  'https:/settings/delete-account',
  'https:',
  'https:?a',
  'HTTPS:settings',
  'http:localhost/a',
  'https:///login.example.com/',
  'https:\\\\login.example.com/',
  'https:/\\login.example.com/',
  '//login.example.com/',
  '\\\\login.example.com/',
  'login.example.com',
  // The browser removes spaces and control characters.
  ' https://login.example.com/',
  'https://login.example.com/\n',
  'ht\ntps://login.example.com/',
  'https:\t//login.example.com/',
  'https:/\t/login.example.com/',
  'https://login.exa\nmple.com/',
  '\u0000https://login.example.com/',
  '\u00A0https://login.example.com/',
  // The part before the @ looks like the host.
  'https://login.xero.com@example.com/',
  'https://login.xero.com:secret@example.com/',
  'https://:secret@example.com/',
  'https://@example.com/',
  'https://login.xero.com\\@example.com/',
  'https://',
  'https://?',
  'https://#a',
  'javascript://login.example.com/%0Aalert(1)',
  'file://login.example.com/',
  'wss://login.example.com/',
  'http://login.example.com/',
  'http://localhost.example.com/',
];

describe('getAuthorizationUrl', () => {
  it.each(UNSAFE)('rejects %j', (address) => {
    expect(get(address)).toBeNull();
  });

  it.each([
    ['https://login.example.com/a?b=c#d', 'https://login.example.com/a?b=c#d'],
    ['HTTPS://Login.Example.com', 'https://login.example.com/'],
    ['https://login.example.com:8443/a/../b', 'https://login.example.com:8443/b'],
    ['https://login.example.com/?to=two words', 'https://login.example.com/?to=two%20words'],
    ['https://login.example.com/?mail=a@b.com', 'https://login.example.com/?mail=a@b.com'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
    ['http://localhost:4010/authorize/1', 'http://localhost:4010/authorize/1'],
    ['http://[::1]/a', 'http://[::1]/a'],
  ])('returns the address of %j that was checked: %s', (address, expected) => {
    expect(get(address)).toBe(expected);
  });

  it('returns nothing for a connection that is not pending', () => {
    expect(get('https://login.example.com/', 'connected')).toBeNull();
    expect(get(null)).toBeNull();
    expect(getAuthorizationUrl(null)).toBeNull();
  });
});

describe('a person who connects', () => {
  async function setUp(authorizationUrl: string) {
    const view = await setUpConnector();
    view.sandbox.fail({
      method: 'POST',
      status: 201,
      body: {
        id: 'c1',
        created_at: new Date(view.clock.now()).toISOString(),
        updated_at: new Date(view.clock.now()).toISOString(),
        status: 'pending_auth',
        platform: 'xero',
        connection_url: authorizationUrl,
      },
    });
    const passed: [string, Connection][] = [];
    const modes = {
      popup: 'popup',
      tab: 'tab',
      redirect: 'redirect',
      link: 'link',
      'a function': (url: string, connection: Connection) => void passed.push([url, connection]),
    } as const;
    return {
      ...view,
      connectIn: (mode: keyof typeof modes) => view.start('xero', modes[mode]),
      getOpened: () => [
        ...view.page.windows.flatMap(({ address }) => address || []),
        ...view.page.visited,
        ...passed.flatMap(([url, connection]) => [url, connection.authorizationUrl]),
      ],
    };
  }
  const MODES = ['popup', 'tab', 'redirect', 'link', 'a function'] as const;

  it.each(MODES)('never opens an address relative to this page: %s', async (mode) => {
    const { connectIn, getOpened, connector } = await setUp('https:settings/delete-account');
    expect(await connectIn(mode)).toBe('failed');
    expect(getOpened()).toEqual([]);
    expect(connector.get()).toMatchObject({
      failure: { error: { code: 'unsafe_authorization_url' } },
    });
  });

  it.each(MODES)('opens the address that was checked: %s', async (mode) => {
    const { connectIn, getOpened } = await setUp('HTTPS://login.example.com/a/../b');
    await connectIn(mode);
    const url = 'https://login.example.com/b';
    expect(getOpened()).toEqual(mode === 'link' ? [] : mode === 'a function' ? [url, url] : [url]);
  });
});
