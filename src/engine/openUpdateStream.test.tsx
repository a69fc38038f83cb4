import { act, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../test/renderWithSandbox.tsx';
import type { SandboxSetup } from '../../test/renderWithSandbox.tsx';
import { stubEventSource } from '../../test/stubEventSource.ts';
import { ConnectionStatus } from '../components/connection-status/ConnectionStatus.tsx';
// Fetched on demand in a page. Here it is there from the start: no test waits for the bundler.
import './openUpdateStream.ts';

const provider = { updateStreamUrl: '/updates' };

/** A page that has been connected for a while, on a clock that stands still. */
async function setUp(setup: SandboxSetup = {}) {
  const streams = stubEventSource();
  const view = renderWithSandbox(<ConnectionStatus />, {
    connection: 'connected',
    provider,
    ...setup,
  });
  expect(await screen.findByText(/Connected to Xero|Not connected/)).toBeVisible();
  vi.useFakeTimers();
  // As if the last answer were older than what is called fresh.
  vi.setSystemTime(Date.now() + 10_000);
  const [connection] = view.sandbox.connections;
  const getOpen = () => streams.filter(({ readyState }) => readyState < 2);
  return {
    ...view,
    streams,
    stream: getOpen()[0],
    getOpen,
    deauthorize: () => view.sandbox.deauthorize(connection?.id ?? ''),
    wait: (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds)),
  };
}

function show(isVisible: boolean) {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(isVisible ? 'visible' : 'hidden');
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}

describe('the update stream', () => {
  afterEach(() => void vi.useRealTimers());

  it('shows at once what the accounting system did, and tells onEvent', async () => {
    const { stream, deauthorize, wait, events, sandbox } = await setUp();
    stream?.accept();
    deauthorize();

    stream?.send();
    await wait(100);

    expect(screen.getByText(/Xero needs you to sign in again/)).toBeVisible();
    expect(events).toMatchObject([{ type: 'deauthorized' }]);
    const url = `/updates?entity_id=${sandbox.entityId}`;
    expect(stream).toMatchObject({ url, withCredentials: true });
  });

  it('is believed in nothing: what counts is what the API says', async () => {
    const { stream, wait, events } = await setUp();
    stream?.accept();

    stream?.send('{"status":"deauthorized"}');
    await wait(3000);

    expect(screen.getByText(/Connected to Xero/)).toBeVisible();
    expect(events).toEqual([]);
  });

  it('costs one request for each piece of news, and none when it opens', async () => {
    const { stream, getCalls, wait } = await setUp();
    stream?.accept();
    await wait(31_000);
    expect(getCalls()).toHaveLength(1);

    stream?.send();
    stream?.send();
    stream?.send();
    await wait(3000);

    expect(getCalls()).toHaveLength(2);
  });

  it.each([
    ['a line that broke', 'connected', /Xero needs you to sign in again/],
    ['a line that broke', undefined, /Connected to Xero/],
    ['a stream that was refused', undefined, /Connected to Xero/],
  ] as const)('asks what was missed when %s is back (%s)', async (what, connection, shown) => {
    const { stream, streams, sandbox, deauthorize, getCalls, wait } = await setUp({ connection });
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    stream?.accept();
    if (what === 'a line that broke') stream?.breakOff();
    else {
      stream?.refuse();
      await wait(45_000);
    }
    if (connection) deauthorize();
    else sandbox.connect(sandbox.entityId, 'xero');

    // Not at once, as all pages are back together after a restart of the server.
    streams.at(-1)?.accept();
    await wait(14_999);
    expect(getCalls()).toHaveLength(1);
    await wait(101);

    expect(screen.getByText(shown)).toBeVisible();
    // Who comes back to the page has missed nothing more than what is asked then.
    act(() => show(false));
    act(() => show(true));
    await wait(3000);
    const { length } = getCalls();
    streams.at(-1)?.accept();
    await wait(31_000);
    expect(getCalls()).toHaveLength(length);
  });

  it('is one for a page, is closed while nobody sees the page, and with the page', async () => {
    const { getOpen, unmount } = await setUp();
    expect(getOpen()).toHaveLength(1);

    act(() => show(false));
    expect(getOpen()).toEqual([]);
    act(() => show(true));
    expect(getOpen()).toHaveLength(1);
    unmount();
    expect(getOpen()).toEqual([]);
    show(false);
    show(true);
    expect(getOpen()).toEqual([]);
  });

  it('that was refused is tried again within a minute, and at once when the person comes back', async () => {
    const { streams, getOpen, wait } = await setUp();
    const { length } = streams;
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    streams.at(-1)?.refuse();
    await wait(44_999);
    expect(streams).toHaveLength(length);
    await wait(1);
    expect(streams).toHaveLength(length + 1);

    streams.at(-1)?.refuse();
    act(() => show(true));
    expect(streams).toHaveLength(length + 2);
    expect(getOpen()).toHaveLength(1);
    await wait(60_000);
    expect(streams).toHaveLength(length + 2);
  });

  it.each(['with the page', 'while nobody sees the page'])(
    'that was refused is let be %s',
    async (when) => {
      const { streams, unmount, wait } = await setUp();
      const { length } = streams;
      streams.at(-1)?.refuse();

      if (when === 'with the page') unmount();
      else act(() => show(false));
      await wait(60_000);

      expect(streams).toHaveLength(length);
    },
  );

  it('follows its address and the entity, and is there only where one is given', async () => {
    const { getOpen, update, settle, sandbox } = await setUp({ provider: {} });
    const { entityId } = sandbox;
    expect(getOpen()).toEqual([]);

    await settle(() => update({ updateStreamUrl: '/updates' }));
    expect(getOpen()).toMatchObject([{ url: `/updates?entity_id=${entityId}` }]);
    await settle(() => update({ updateStreamUrl: '/updates', entityId: 'another & one' }));
    expect(getOpen()).toMatchObject([{ url: '/updates?entity_id=another%20%26%20one' }]);
    await settle(() => update({ updateStreamUrl: '/elsewhere?page=1', entityId }));
    expect(getOpen()).toMatchObject([{ url: `/elsewhere?page=1&entity_id=${entityId}` }]);
    await settle(() => update({ updateStreamUrl: undefined }));
    expect(getOpen()).toEqual([]);
  });

  it('is not opened while nothing shows the connection', async () => {
    const { getOpen, update, settle } = await setUp();

    await settle(() => update(provider, <p>Another page of the product</p>));

    expect(getOpen()).toEqual([]);
    await settle(() => update(provider, <ConnectionStatus />));
    expect(getOpen()).toHaveLength(1);
  });

  it.each([
    ['missing in an old web view', undefined],
    [
      'at an address that is none',
      vi.fn<() => void>().mockImplementation(function refuse() {
        throw new SyntaxError('The URL is invalid.');
      }),
    ],
  ])('%s takes nothing else along', async (_, source) => {
    vi.stubGlobal('EventSource', source);
    renderWithSandbox(<ConnectionStatus />, { connection: 'connected', provider });
    expect(await screen.findByText(/Connected to Xero/)).toBeVisible();
  });
});
