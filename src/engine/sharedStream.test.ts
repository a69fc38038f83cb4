import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../test/createManualClock.ts';
import { stubEventSource } from '../../test/stubEventSource.ts';
import { stubPage } from '../../test/stubPage.ts';
import { stubSharedLocks } from '../../test/stubSharedLocks.ts';
import { createSignals } from './createSignals.ts';
// A page loads this on demand. The tests load it up front, so they do not wait for the bundler.
import './openUpdateStream.ts';

const MINUTE = 60_000;

/** Sets up a browser whose tabs share locks and channels. */
function setUp() {
  const clock = createManualClock();
  const page = stubPage({ joinsChannels: true });
  const locks = stubSharedLocks();
  const streams = stubEventSource();
  const getOpen = () => streams.filter(({ readyState }) => readyState < 2);

  /** Opens a tab, or mounts a provider with a client of its own, that shows some entities. */
  const openTab = (...entityIds: string[]) => openTabOf('/api', entityIds);

  function openTabOf(apiUrl: string, entityIds: readonly string[]) {
    const signals = createSignals(clock, apiUrl, '/updates');
    const heard: string[] = [];
    const show = (id: string) => signals.subscribe(id, () => void heard.push(id));
    const stops = entityIds.map(show);
    return {
      show,
      takeHeard: () => heard.splice(0).toSorted(),
      close: () => stops.forEach((stop) => stop()),
    };
  }

  return { clock, page, locks, streams, getOpen, openTab, openTabOf, settle: clock.settle };
}

const getUrls = (streams: readonly { url: string }[]) => streams.map(({ url }) => url);

describe('one client', () => {
  it('opens one stream for all its entities, sorted and each once', async () => {
    const { openTab, getOpen, settle } = setUp();
    openTab('e3', 'e1', 'e2', 'e1', 'a & b');
    await settle();
    expect(getUrls(getOpen())).toEqual([
      '/updates?entity_id=a%20%26%20b&entity_id=e1&entity_id=e2&entity_id=e3',
    ]);
  });

  it('asks for all entities of the session if it shows more than 100', async () => {
    const { openTab, getOpen, settle } = setUp();
    const ids = Array.from({ length: 101 }, (_, index) => `e${index}`);
    const { takeHeard } = openTab(...ids);
    await settle();
    expect(getUrls(getOpen())).toEqual(['/updates']);
    const [stream] = getOpen();
    stream?.accept();
    stream?.send('e7');
    stream?.send('somebody else');
    expect(takeHeard()).toEqual(['e7']);
    stream?.send('changed');
    expect(takeHeard()).toHaveLength(101);
  });

  it('tells only the entity that the notice names, or all if it names none', async () => {
    const { openTab, getOpen, settle } = setUp();
    const { takeHeard } = openTab('e1', 'e2');
    await settle();
    const [stream] = getOpen();
    stream?.accept();
    stream?.send('e2');
    expect(takeHeard()).toEqual(['e2']);
    for (const data of ['changed', '{"status":"connected"}', '']) {
      stream?.send(data);
      expect(takeHeard()).toEqual(['e1', 'e2']);
    }
  });

  it('opens one more stream for entities that it shows later, and misses nothing', async () => {
    const { clock, openTab, streams, getOpen, settle } = setUp();
    const { show, takeHeard } = openTab('e1');
    await settle();
    streams[0]?.accept();
    show('e2');
    await clock.advance(400);
    show('e3');
    expect(streams).toHaveLength(1);
    await clock.advance(200);
    expect(getUrls(getOpen())).toEqual([
      '/updates?entity_id=e1',
      '/updates?entity_id=e1&entity_id=e2&entity_id=e3',
    ]);
    streams[0]?.send('e1');
    expect(takeHeard()).toEqual(['e1']);
    streams[1]?.accept();
    expect(getOpen()).toEqual([streams[1]]);
    streams[1]?.send('e2');
    expect(takeHeard()).toEqual(['e2']);
    await clock.advance(30_000);
    expect(takeHeard()).toEqual([]);
    expect(streams).toHaveLength(2);
  });

  it('keeps the stream of fewer entities while the server refuses another', async () => {
    const { clock, openTab, streams, getOpen, locks } = setUp();
    const { show, takeHeard, close } = openTab('e1');
    await clock.settle();
    streams[0]?.accept();
    const stop = show('e2');
    await clock.advance(600);
    streams[1]?.refuse();
    await clock.advance(20_000);
    expect(getOpen()).toEqual([streams[0]]);
    // The lock of the address, and a line.
    expect(locks.held.size).toBe(2);
    streams[0]?.send('e1');
    expect(takeHeard()).toEqual(['e1']);
    await clock.advance(40_000);
    expect(streams).toHaveLength(3);
    streams[2]?.accept();
    expect(getOpen()).toEqual([streams[2]]);
    await clock.advance(30_000);
    expect(takeHeard()).toEqual([]);
    stop();
    close();
    expect(clock.timerCount).toBe(0);
  });

  it('catches up on what an earlier break has cost, also in the next stream', async () => {
    const { clock, openTab, streams } = setUp();
    const { show, takeHeard } = openTab('e1');
    await clock.settle();
    streams[0]?.accept();
    streams[0]?.breakOff();
    show('e2');
    await clock.advance(600);
    streams[1]?.accept();
    await clock.advance(30_000);
    expect(takeHeard()).toEqual(['e1']);
  });

  it('keeps the next stream if the server ends the one that it replaces', async () => {
    const { clock, openTab, streams, getOpen } = setUp();
    const { show } = openTab('e1');
    await clock.settle();
    streams[0]?.accept();
    show('e2');
    await clock.advance(600);
    streams[0]?.refuse();
    streams[1]?.accept();
    expect(getOpen()).toEqual([streams[1]]);
    await clock.advance(2 * MINUTE);
    expect(streams).toHaveLength(2);
  });

  it('does not reopen the stream for an entity that it covers, or for one that is gone', async () => {
    const { clock, openTab, streams } = setUp();
    const { show } = openTab('e1', 'e2');
    const stop = show('e3');
    await clock.advance(1000);
    stop();
    await clock.advance(1000);
    show('e3');
    await clock.advance(1000);
    expect(streams).toHaveLength(1);
  });
});

describe('several tabs', () => {
  it('share one stream, and each notice reaches each tab once', async () => {
    const { openTab, streams, settle } = setUp();
    const tabs = Array.from({ length: 4 }, () => openTab('e1', 'e2'));
    await settle();
    expect(streams).toHaveLength(1);
    streams[0]?.accept();
    streams[0]?.send('e1');
    await settle();
    expect(tabs.map(({ takeHeard }) => takeHeard())).toEqual([['e1'], ['e1'], ['e1'], ['e1']]);
  });

  it('of two APIs do not share a stream, because no channel connects them', async () => {
    const { openTabOf, streams, settle } = setUp();
    const tabs = ['/api', '/api-v2', '/api-v2'].map((apiUrl) => openTabOf(apiUrl, ['e1']));
    await settle();
    expect(streams).toHaveLength(2);
    for (const stream of streams) {
      stream.accept();
      stream.send('e1');
    }
    await settle();
    expect(tabs.map(({ takeHeard }) => takeHeard())).toEqual([['e1'], ['e1'], ['e1']]);
  });

  it('hand the stream over when the tab that listens closes, and catch up', async () => {
    const { clock, openTab, streams, getOpen, settle } = setUp();
    const [first, second, third] = [openTab('e1'), openTab('e1'), openTab('e1')];
    await settle();
    streams[0]?.accept();
    first?.close();
    await settle();
    expect(streams).toHaveLength(2);
    expect(getOpen()).toHaveLength(1);
    streams[1]?.accept();
    await clock.advance(30_000);
    expect([second?.takeHeard(), third?.takeHeard()]).toEqual([['e1'], ['e1']]);
    streams[1]?.send('e1');
    await settle();
    expect([second?.takeHeard(), third?.takeHeard()]).toEqual([['e1'], ['e1']]);
    expect(first?.takeHeard()).toEqual([]);
  });

  it('leave nothing behind', async () => {
    const { clock, openTab, getOpen, locks, page, settle } = setUp();
    const tabs = [openTab('e1'), openTab('e1'), openTab('e2')];
    await settle();
    for (const { close } of tabs) close();
    await settle();
    expect(getOpen()).toEqual([]);
    expect([...locks.held]).toEqual([]);
    expect(page.listeners).toEqual([]);
    expect(clock.timerCount).toBe(0);
  });

  it('open at most three streams, and the next one once a line is free', async () => {
    const { clock, openTab, streams, getOpen, settle } = setUp();
    const tabs = ['e1', 'e2', 'e3', 'e4', 'e5', 'e6'].map((id) => openTab(id));
    await settle();
    expect(getOpen()).toHaveLength(3);
    await clock.advance(5 * MINUTE);
    expect(streams).toHaveLength(3);
    tabs[1]?.close();
    await settle();
    expect(getUrls(getOpen())).toEqual([
      '/updates?entity_id=e1',
      '/updates?entity_id=e3',
      '/updates?entity_id=e4',
    ]);
  });
});

describe('a tab that shows another entity while all lines are in use', () => {
  it('gives up its own line, and catches up on what its last stream covered', async () => {
    const { clock, openTab, streams, getOpen, settle } = setUp();
    const [first] = ['e1', 'e2', 'e3'].map((id) => openTab(id));
    await settle();
    for (const stream of streams) stream.accept();
    first?.show('e4');
    await clock.advance(600);
    expect(getUrls(getOpen())).toEqual([
      '/updates?entity_id=e2',
      '/updates?entity_id=e3',
      '/updates?entity_id=e1&entity_id=e4',
    ]);
    streams[3]?.accept();
    await clock.advance(30_000);
    expect(first?.takeHeard()).toEqual(['e1']);
  });

  it('finds a line if all of them do so at once', async () => {
    const { clock, openTab, streams, getOpen, settle } = setUp();
    const tabs = ['e1', 'e2', 'e3'].map((id) => openTab(id));
    await settle();
    for (const stream of streams) stream.accept();
    tabs.forEach(({ show }, index) => show(`other-${index}`));
    await clock.advance(600);
    expect(getOpen()).toHaveLength(3);
    expect(streams).toHaveLength(6);
  });
});

describe('a page that is', () => {
  const WAYS: [string, (page: ReturnType<typeof setUp>['page'], isAway: boolean) => void][] = [
    ['hidden', (page, isAway) => page.show(!isAway)],
    ['frozen', (_, isAway) => void document.dispatchEvent(new Event(isAway ? 'freeze' : 'resume'))],
    [
      'kept for the way back',
      (page, isAway) => page.dispatch(isAway ? 'pagehide' : 'pageshow', { persisted: true }),
    ],
  ];

  it.each(WAYS)('%s closes its stream and releases its locks until it is back', async (_, go) => {
    const { page, openTab, getOpen, locks, settle } = setUp();
    openTab('e1');
    await settle();
    expect(getOpen()).toHaveLength(1);
    go(page, true);
    await settle();
    expect(getOpen()).toEqual([]);
    expect([...locks.held]).toEqual([]);
    go(page, false);
    await settle();
    expect(getOpen()).toHaveLength(1);
  });
});

describe('a browser that denies Web Locks', () => {
  it('opens one stream for each client, and passes nothing on', async () => {
    const { page, openTab, streams, settle } = setUp();
    const deny = () => Promise.reject(new DOMException('No storage', 'SecurityError'));
    Object.assign(navigator.locks, { request: deny, query: deny });
    const tabs = [openTab('e1'), openTab('e1')];
    await settle();
    expect(streams).toHaveLength(2);
    streams[0]?.accept();
    streams[0]?.send('e1');
    await settle();
    expect(tabs.map(({ takeHeard }) => takeHeard())).toEqual([['e1'], []]);
    expect(page.posted).toEqual([]);
  });
});
