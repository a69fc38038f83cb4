import { describe, expect, it } from 'vitest';
import { setUpRecords } from '../../test/setUpRecords.ts';
import { setUpSession } from '../../test/setUpSession.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type View = Awaited<ReturnType<typeof setUpSession>>;

/** Sets the clock of the computer back by an hour. */
const setBack = ({ clock }: Pick<View, 'clock'>) => clock.setNow(clock.now() - HOUR);

describe('a computer whose clock is set back by an hour', () => {
  it('gives up a pull after 15 minutes', async () => {
    const view = await setUpSession({ connection: 'connected' });
    const { clock, session, finish } = view;
    await finish(session.puller.start(undefined));
    await clock.advance(1000);
    // The sandbox has the same clock, so its pull takes an hour more.
    setBack(view);
    await clock.advance(15.5 * MINUTE);
    expect(session.puller.get()).toMatchObject({ phase: 'failed', error: { code: 'timeout' } });
  });

  it('says after 3 minutes that the sign-in takes long, and polls less from then on', async () => {
    const view = await setUpSession();
    const { clock, session, finish, sentAt } = view;
    await finish(session.connector.connect({ platform: 'xero', mode: 'popup', replace: false }));
    await clock.advance(MINUTE);
    setBack(view);
    await clock.advance(2.2 * MINUTE);
    expect(session.connector.get().phase).toBe('taking_long');
    sentAt.length = 0;
    await clock.advance(MINUTE);
    expect(sentAt.length).toBeLessThanOrEqual(13);
  });

  it('follows a lost request for one minute', async () => {
    const view = await setUpSession({ connection: 'connected' });
    const { clock, session, finish, sandbox } = view;
    sandbox.fail({ method: 'POST', lost: 'after' });
    await finish(session.puller.start(undefined));
    await clock.advance(1000);
    setBack(view);
    await clock.advance(1.5 * MINUTE);
    expect(session.puller.get()).toMatchObject({ phase: 'failed' });
  });

  it('polls again within the pause that the API asked for', async () => {
    const view = await setUpSession({ connection: 'connected' });
    const { clock, session, sandbox, sentAt } = view;
    sandbox.fail({ status: 503, headers: { 'retry-after': '60' } });
    void session.connections.refresh();
    await clock.advance(MINUTE / 4);
    setBack(view);
    sentAt.length = 0;
    await clock.advance(1.5 * MINUTE);
    expect(sentAt.length).toBeGreaterThan(0);
  });

  it('says when the API last answered by the new time, also before the next answer', async () => {
    const view = await setUpSession({ connection: 'connected' });
    const { clock, session } = view;
    const getAge = () => clock.now() - (session.connections.entry.getCheckedAt() ?? 0);
    await clock.advance(5000);
    const age = getAge();
    expect(age).toBeGreaterThanOrEqual(5000);
    setBack(view);
    expect(getAge()).toBe(age);
    void session.connections.refresh();
    await clock.advance(1000);
    expect(getAge()).toBeGreaterThan(0);
    expect(getAge()).toBeLessThan(1000);
  });

  it('dates events by the new time', async () => {
    const view = await setUpSession({ connection: 'connected' });
    const { clock, session, sandbox, events, getId } = view;
    setBack(view);
    const before = clock.now();
    sandbox.deauthorize(getId());
    void session.connections.refresh();
    await clock.advance(1000);
    const [event] = events;
    expect(event?.type).toBe('deauthorized');
    expect(Date.parse(event?.at ?? '')).toBeGreaterThanOrEqual(before);
    expect(Date.parse(event?.at ?? '')).toBeLessThanOrEqual(clock.now());
  });

  it('reads a list of records again after a failure', async () => {
    const view = await setUpRecords();
    const { clock, list, sandbox, show, page, getCalls } = view;
    await show();
    sandbox.fail({
      path: '/accounting_synced_records',
      status: 503,
      headers: { 'retry-after': '9' },
    });
    void list.refresh();
    await clock.advance(1000);
    setBack(view);
    const { length } = getCalls();
    await clock.advance(10_000);
    page.dispatch('focus');
    await clock.advance(3000);
    expect(getCalls().length).toBeGreaterThan(length);
  });
});
