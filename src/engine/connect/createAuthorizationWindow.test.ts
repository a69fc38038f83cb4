import { describe, expect, it, vi } from 'vitest';
import { createManualClock } from '../../../test/createManualClock.ts';
import { stubPage } from '../../../test/stubPage.ts';
import { createAuthorizationWindow } from './createAuthorizationWindow.ts';

const pending = { id: 'c1', url: 'https://sandbox.test/one' };

function setUp(canOpenWindows = true) {
  const clock = createManualClock();
  const { windows } = stubPage({ canOpenWindows });
  const reports: string[] = [];
  const owner = createAuthorizationWindow({
    clock,
    onVanish: () => void reports.push('vanish'),
    onLost: () => void reports.push('lost'),
  });
  const closeByHand = (at = 0) => void Object.assign(windows[at] ?? {}, { closed: true });
  return { clock, windows, reports, owner, closeByHand };
}

describe('createAuthorizationWindow', () => {
  it('opens no window by itself', () => {
    const { clock, windows, owner } = setUp();
    owner.send(pending);
    owner.close();
    expect(windows).toEqual([]);
    expect(owner.getWindowState('popup')).toBeNull();
    expect(clock.timerCount).toBe(0);
  });

  it('opens a blank window in the middle, and navigates it to the URL once it is known', () => {
    const { windows, owner } = setUp();
    owner.open('popup', null);
    expect(windows).toMatchObject([
      { address: '', opener: null, features: 'popup,width=560,height=720,left=360,top=40' },
    ]);
    expect(owner.getWindowState('popup')).toBe('open');

    owner.send(pending);
    expect(windows).toMatchObject([{ address: pending.url, name: 'accounting-connect-c1' }]);
  });

  it('opens a tab in `tab` mode, and nothing in the other modes', () => {
    const { windows, owner } = setUp();
    for (const mode of ['link', 'redirect', vi.fn()] as const) owner.open(mode, pending);
    expect(windows).toEqual([]);
    expect((['link', 'redirect'] as const).map((mode) => owner.getWindowState(mode))).toEqual([
      'link',
      'none',
    ]);
    owner.open('tab', pending);
    expect(windows).toMatchObject([{ features: '', address: pending.url }]);
  });

  it('brings the window to the front instead of opening another', () => {
    const { windows, owner } = setUp();
    owner.open('popup', null);
    owner.open('popup', null);
    owner.send(pending);
    owner.open('popup', pending);
    expect(windows).toMatchObject([{ focused: 2 }]);
  });

  it('opens another window for a new attempt, because the old one cannot be navigated', () => {
    const { windows, owner } = setUp();
    owner.open('popup', pending);
    owner.open('popup', null);
    owner.send({ id: 'c2', url: 'https://sandbox.test/two' });
    expect(windows.map(({ address }) => address)).toEqual([
      pending.url,
      'https://sandbox.test/two',
    ]);
  });

  it('opens another window after the first was closed', () => {
    const { windows, owner, closeByHand } = setUp();
    owner.open('popup', pending);
    closeByHand();
    expect(owner.getWindowState('popup')).toBe('gone');
    owner.open('popup', pending);
    expect(windows).toMatchObject([{ closed: true }, { address: pending.url }]);
    expect(owner.getWindowState('popup')).toBe('open');
  });

  it('reports that the browser blocked the window', () => {
    const { clock, owner } = setUp(false);
    owner.open('popup', pending);
    expect(owner.getWindowState('popup')).toBeNull();
    expect(clock.timerCount).toBe(0);
  });

  it('reports a blocked window if the browser throws, or refuses to navigate the window', () => {
    const { windows, owner } = setUp();
    owner.open('popup', null);
    const location = { replace: () => expect.unreachable('The test replaces this') };
    Object.assign(windows[0] ?? {}, { location });
    location.replace = () => {
      throw new Error('No second window here');
    };
    owner.send(pending);
    expect(owner.getWindowState('popup')).toBeNull();

    Object.assign(window, {
      open() {
        throw new Error('No window here');
      },
    });
    owner.open('popup', pending);
    expect(owner.getWindowState('popup')).toBeNull();
  });

  it.each([
    ['cut its opener', 'opener'],
    ['name it', 'name'],
    ['navigate it', 'location'],
  ])('closes the blank window if the browser will not %s', async (_, property) => {
    const { clock, windows, owner, reports } = setUp();
    const { open } = window;
    const refuse = () => {
      throw new Error('Not in this app');
    };
    Object.assign(window, {
      open(...given: Parameters<typeof open>) {
        const opened = open(...given);
        return opened && Object.defineProperty(opened, property, { get: refuse, set: refuse });
      },
    });
    owner.open('popup', pending);
    expect(windows.map(({ closed }) => closed)).toEqual([true]);
    expect(owner.getWindowState('popup')).toBeNull();
    await clock.advance(5000);
    expect(reports).toEqual([]);
    expect(clock.timerCount).toBe(0);
  });

  it('reports that the window has vanished, and once, two seconds later, that it is lost', async () => {
    const { clock, reports, owner, closeByHand } = setUp();
    owner.open('popup', pending);
    await clock.advance(5000);
    expect(reports).toEqual([]);

    closeByHand();
    await clock.advance(500);
    expect(reports).toEqual(['vanish']);
    await clock.advance(1499);
    expect(reports).toEqual(['vanish']);
    await clock.advance(10_000);
    expect(reports).toEqual(['vanish', 'lost']);
    expect(clock.timerCount).toBe(0);
  });

  it('watches a window that is reopened', async () => {
    const { clock, reports, owner, closeByHand } = setUp();
    owner.open('popup', pending);
    closeByHand();
    await clock.advance(5000);
    owner.open('popup', pending);
    closeByHand(1);
    await clock.advance(5000);
    expect(reports).toEqual(['vanish', 'lost', 'vanish', 'lost']);
  });

  it('stops watching when the wait ends', async () => {
    const { clock, reports, owner, closeByHand } = setUp();
    owner.open('popup', pending);
    owner.unwatch();
    closeByHand();
    await clock.advance(5000);
    expect(reports).toEqual([]);
    expect(clock.timerCount).toBe(0);
  });

  it('watches again when the window is brought to the front', async () => {
    const { clock, reports, owner, closeByHand } = setUp();
    owner.open('popup', pending);
    owner.unwatch();
    owner.open('popup', pending);
    closeByHand();
    await clock.advance(500);
    expect(reports).toEqual(['vanish']);
  });

  it('closes a blank window, and forgets a window that shows the page of another company', () => {
    const { clock, windows, owner } = setUp();
    owner.open('popup', null);
    owner.close();
    owner.open('popup', pending);
    owner.close();
    expect(windows).toMatchObject([{ closed: true }, { closed: false }]);
    expect(owner.getWindowState('popup')).toBeNull();
    expect(clock.timerCount).toBe(0);
  });
});
