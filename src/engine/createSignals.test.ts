import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../test/createManualClock.ts';
import { stubEventSource } from '../../test/stubEventSource.ts';
import { stubPage } from '../../test/stubPage.ts';
import type { StubbedPageOptions } from '../../test/stubPage.ts';
import { createSignals } from './createSignals.ts';
// A page loads this on demand. The tests load it up front, so they do not wait for the bundler.
import './openUpdateStream.ts';
import type { Hint } from './createSignals.ts';

const SOURCES = [
  'window focus',
  'window online',
  'window pageshow',
  'window visibilitychange',
  'window pointerdown',
  'window pointermove',
  'window keydown',
  'window wheel',
];
const MINUTE = 60_000;

function setUp(setup: StubbedPageOptions & { updateStreamUrl?: string } = {}) {
  const clock = createManualClock();
  const page = stubPage(setup);
  const streams = stubEventSource();
  const signals = createSignals(clock, '/api', setup.updateStreamUrl);
  const received: { entityId: string; hint: Hint }[] = [];
  return {
    clock,
    page,
    streams,
    signals,
    received,
    takeReceived: () => received.splice(0).map(({ entityId }) => entityId),
    listen: (entityId: string) =>
      signals.subscribe(entityId, (hint) => void received.push({ entityId, hint })),
  };
}

describe('createSignals', () => {
  it('counts the time without a touch from the opening of the page', async () => {
    const { signals, clock } = setUp();
    await clock.advance(MINUTE);
    expect(signals.getIdleTime()).toBe(MINUTE);
  });

  it('starts nothing by itself', () => {
    const { page, streams } = setUp({ updateStreamUrl: '/updates' });
    expect(page.listeners).toEqual([]);
    expect(page.openChannels).toBe(0);
    expect(streams).toEqual([]);
  });

  it('has one listener per source and one channel for 200 entities, and removes them at the end', () => {
    const { page, listen } = setUp();
    const stops = Array.from({ length: 200 }, (_, index) => listen(`e${index}`));
    expect(page.listeners).toEqual(SOURCES);
    expect(page.openChannels).toBe(1);

    const [last, ...others] = stops;
    for (const stop of others) stop();
    expect(page.listeners).toEqual(SOURCES);
    expect(page.openChannels).toBe(1);
    last?.();
    expect(page.listeners).toEqual([]);
    expect(page.openChannels).toBe(0);
  });

  it('starts again after the last listener has unsubscribed', () => {
    const { page, listen, takeReceived } = setUp();
    listen('e1')();
    listen('e1');
    page.dispatch('focus');
    page.receive({ entityId: 'e1' });
    expect(takeReceived()).toEqual(['e1', 'e1']);
  });

  it.each(['pointerdown', 'pointermove', 'keydown', 'wheel', 'focus'])(
    'counts the time since the last %s',
    async (type) => {
      const { page, listen, clock, signals } = setUp();
      listen('e1');
      await clock.advance(MINUTE);
      expect(signals.getIdleTime()).toBe(MINUTE);
      page.dispatch(type);
      await clock.advance(1000);
      expect(signals.getIdleTime()).toBe(1000);
      clock.setNow(0);
      expect(signals.getIdleTime()).toBe(0);
    },
  );

  it('does not count the network, or leaving the page, as a touch', async () => {
    const { page, listen, clock, signals } = setUp();
    listen('e1');
    await clock.advance(MINUTE);
    page.dispatch('online');
    page.show(false);
    expect(signals.getIdleTime()).toBe(MINUTE);
    page.show(true);
    expect(signals.getIdleTime()).toBe(0);
  });

  it('notifies every entity of the first touch after 10 minutes, and of no other', async () => {
    const { page, listen, clock, takeReceived } = setUp();
    listen('e1');
    listen('e2');
    await clock.advance(10 * MINUTE);
    page.dispatch('pointermove');
    expect(takeReceived()).toEqual([]);
    await clock.advance(10 * MINUTE + 1);
    page.dispatch('pointermove');
    page.dispatch('pointermove');
    page.dispatch('keydown');
    expect(takeReceived()).toEqual(['e1', 'e2']);
  });

  it.each(['focus', 'online', 'visibilitychange'])('notifies every entity of %s', (type) => {
    const { page, listen, received } = setUp();
    listen('e1');
    listen('e2');
    page.dispatch(type);
    expect(received).toEqual([
      { entityId: 'e1', hint: { isFromElsewhere: false } },
      { entityId: 'e2', hint: { isFromElsewhere: false } },
    ]);
  });

  it('reports a page that is restored from the cache, but not its first load', () => {
    const { page, listen, takeReceived } = setUp();
    listen('e1');
    page.dispatch('pageshow', { persisted: false });
    expect(takeReceived()).toEqual([]);
    page.dispatch('pageshow', { persisted: true });
    expect(takeReceived()).toEqual(['e1']);
  });

  it('passes a message from another tab, and its pull, only to the listeners of its entity', () => {
    const { page, listen, received, takeReceived } = setUp();
    listen('e1');
    listen('e2');
    listen('e2');
    page.receive({ entityId: 'e2', pulling: 'receivables' });
    const hint = { isFromElsewhere: true, pulling: 'receivables' };
    expect(received).toEqual([
      { entityId: 'e2', hint },
      { entityId: 'e2', hint },
    ]);

    received.length = 0;
    for (const strange of [null, 'e1', 7, {}, { entityId: 'e3' }]) page.receive(strange);
    expect(takeReceived()).toEqual([]);
  });

  it('sends other tabs only the entity and the pull', () => {
    const { page, signals, listen } = setUp();
    listen('e1');
    signals.broadcast('e1');
    signals.broadcast('e1', { pulling: null });
    expect(page.posted).toEqual([{ entityId: 'e1' }, { entityId: 'e1', pulling: null }]);
    expect(page.openChannels).toBe(1);
  });

  it('leaves no channel open after a broadcast without listeners', () => {
    const { page, signals } = setUp();
    signals.broadcast('e1');
    expect(page.posted).toEqual([{ entityId: 'e1' }]);
    expect(page.openChannels).toBe(0);
    expect(page.listeners).toEqual([]);
  });

  it('reaches the other clients of this page if the browser denies channels', async () => {
    const { clock, page, signals, listen, takeReceived } = setUp({ hasChannels: false });
    const other = createSignals(clock, '/api', undefined);
    const stranger = createSignals(clock, '/other-api', undefined);
    const heard: string[] = [];
    const stops = [
      listen('e1'),
      other.subscribe('e1', () => void heard.push('other')),
      stranger.subscribe('e1', () => void heard.push('stranger')),
    ];
    signals.broadcast('e1');
    await clock.settle();
    expect(heard).toEqual(['other']);
    expect(takeReceived()).toEqual([]);
    page.dispatch('focus');
    expect(takeReceived()).toEqual(['e1']);

    for (const stop of stops) stop();
    signals.broadcast('e1');
    await clock.settle();
    expect(heard).toEqual(['other', 'other', 'stranger']);
    expect(page.listeners).toEqual([]);
  });

  it('opens one update stream for all entities, and closes it with the last listener', async () => {
    const { clock, page, streams, listen, takeReceived } = setUp({ updateStreamUrl: '/updates' });
    const stops = [listen('e1'), listen('e1'), listen('e2')];
    await clock.settle();
    expect(streams.map(({ url }) => url)).toEqual(['/updates?entity_id=e1&entity_id=e2']);

    streams[0]?.accept();
    streams[0]?.send('e2');
    expect(takeReceived()).toEqual(['e2']);

    const isClosed = () => streams.map(({ readyState }) => readyState === 2);
    stops[0]?.();
    stops[1]?.();
    expect(isClosed()).toEqual([false]);
    stops[2]?.();
    expect(isClosed()).toEqual([true]);
    expect(page.listeners).toEqual([]);
  });

  it('opens no update stream for a listener that unsubscribes before the code has loaded', async () => {
    const { clock, streams, listen } = setUp({ updateStreamUrl: '/updates' });
    listen('e1')();
    await clock.settle();
    expect(streams).toEqual([]);

    const stop = listen('e1');
    await clock.settle();
    expect(streams.map(({ readyState }) => readyState)).toEqual([0]);
    stop();
    expect(streams.map(({ readyState }) => readyState)).toEqual([2]);
  });

  it('leaves no timer after a stream was refused', async () => {
    const { clock, streams, listen } = setUp({ updateStreamUrl: '/updates' });
    const stop = listen('e1');
    await clock.settle();
    streams[0]?.refuse();
    expect(clock.timerCount).toBe(1);
    stop();
    expect(clock.timerCount).toBe(0);
  });
});
