import { act, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../test/renderWithSandbox.tsx';
import type { SandboxSetup } from '../../test/renderWithSandbox.tsx';
import { stubEventSource } from '../../test/stubEventSource.ts';
import { ConnectionStatus } from '../components/connection-status/ConnectionStatus.tsx';
// A page loads this on demand. The tests load it up front, so they do not wait for the bundler.
import './openUpdateStream.ts';

const provider = { updateStreamUrl: '/updates' };

/** Renders a page that has been connected for a while, with a frozen clock. */
async function setUp(setup: SandboxSetup = {}) {
  const streams = stubEventSource();
  const view = renderWithSandbox(<ConnectionStatus />, {
    connection: 'connected',
    provider,
    ...setup,
  });
  expect(await screen.findByText(/Connected to Xero|Not connected/)).toBeVisible();
  vi.useFakeTimers();
  // Make the last answer too old to count as fresh.
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

  it('shows a change by the accounting system at once, and calls onEvent', async () => {
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

  it('changes nothing on the screen unless the API confirms it', async () => {
    const { stream, wait, events } = await setUp();
    stream?.accept();

    stream?.send('{"status":"deauthorized"}');
    await wait(3000);

    expect(screen.getByText(/Connected to Xero/)).toBeVisible();
    expect(events).toEqual([]);
  });

  it('causes one request for several messages in a row, and none when it opens', async () => {
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
  ] as const)('catches up when %s is back (%s)', async (what, connection, shown) => {
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

    // The page does not fetch at once, because all pages reconnect together after a server restart.
    streams.at(-1)?.accept();
    await wait(14_999);
    expect(getCalls()).toHaveLength(1);
    await wait(101);

    expect(screen.getByText(shown)).toBeVisible();
    // When the person comes back, the page fetches, so there is nothing left to catch up on.
    act(() => show(false));
    act(() => show(true));
    await wait(3000);
    const { length } = getCalls();
    streams.at(-1)?.accept();
    await wait(31_000);
    expect(getCalls()).toHaveLength(length);
  });

  it('opens once for a page, and closes when the page is hidden or unmounted', async () => {
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

  it('is retried within a minute after a refusal, and at once when the person comes back', async () => {
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

  it.each(['once the page is unmounted', 'while the page is hidden'])(
    'is not retried after a refusal %s',
    async (when) => {
      const { streams, unmount, wait } = await setUp();
      const { length } = streams;
      streams.at(-1)?.refuse();

      if (when === 'once the page is unmounted') unmount();
      else act(() => show(false));
      await wait(60_000);

      expect(streams).toHaveLength(length);
    },
  );

  it('reopens when its URL or the entity changes, and opens only if a URL is set', async () => {
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

  it('does not open while nothing shows the connection', async () => {
    const { getOpen, update, settle } = await setUp();

    await settle(() => update(provider, <p>Another page of the product</p>));

    expect(getOpen()).toEqual([]);
    await settle(() => update(provider, <ConnectionStatus />));
    expect(getOpen()).toHaveLength(1);
  });

  it.each([
    ['`EventSource` is missing', undefined],
    [
      'the URL is invalid',
      vi.fn<() => void>().mockImplementation(function refuse() {
        throw new SyntaxError('The URL is invalid.');
      }),
    ],
  ])('does not affect the rest of the page if %s', async (_, source) => {
    vi.stubGlobal('EventSource', source);
    renderWithSandbox(<ConnectionStatus />, { connection: 'connected', provider });
    expect(await screen.findByText(/Connected to Xero/)).toBeVisible();
  });
});
