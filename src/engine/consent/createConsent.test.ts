import { describe, expect, it } from 'vitest';
import { setUpConsent as setUp } from '../../../test/setUpConsent.ts';
import { createSandbox } from '../../sandbox/createSandbox.ts';
import { createAccountingClient } from '../createAccountingClient.ts';
import { stubPage } from '../../../test/stubPage.ts';
import { createManualClock } from '../../../test/createManualClock.ts';

/** A promise that a test settles. */
function createAnswer() {
  const answer = { resolve: () => {}, reject: (_cause: unknown) => {} };
  const promise = new Promise<void>((resolve, reject) =>
    Object.assign(answer, { resolve, reject }),
  );
  return { ...answer, promise };
}

describe('connecting without consent', () => {
  it.each(['popup', 'tab', 'redirect', 'link', () => expect.unreachable()] as const)(
    'is refused, opens nothing and sends nothing (%s)',
    async (mode) => {
      const { connect, connector, page, sandbox, events } = await setUp();
      const before = sandbox.requests.length;
      expect(await connect('xero', mode)).toBe('failed');
      expect(connector.get()).toMatchObject({
        phase: 'failed',
        platform: 'xero',
        failure: { action: 'connect', error: { code: 'consent_required' } },
      });
      expect(page.windows).toEqual([]);
      expect(sandbox.requests).toHaveLength(before);
      expect(events).toMatchObject([{ type: 'error', code: 'consent_required' }]);
    },
  );

  it('is refused for a switch, which ends nothing', async () => {
    const { start, getStatuses, page, isNeeded } = await setUp({ connection: 'connected' });
    expect(isNeeded('freeagent', true)).toBe(true);
    expect(await start('freeagent', 'popup', true)).toBe('failed');
    expect(getStatuses()).toEqual(['connected']);
    expect(page.windows).toEqual([]);
  });

  it('does not disturb a wait for other software', async () => {
    const { agree, start, connector, getId, getStatuses } = await setUp();
    void agree('xero');
    await start('xero');
    expect(await start('freeagent')).toBe('failed');
    expect(connector.get()).toMatchObject({
      phase: 'awaiting_authorization',
      platform: 'xero',
      connectionId: getId(),
      failure: { error: { code: 'consent_required' } },
    });
    expect(getStatuses()).toEqual(['pending_auth']);
  });

  it('is refused if another provider of the entity asks for consent', async () => {
    const { session, connect, getPosts } = await setUp();
    session.retain({
      opensWindow: () => true,
      getSetupMinutes: () => undefined,
      getConsentVersion: () => undefined,
    });
    expect(await connect('xero')).toBe('failed');
    expect(getPosts()).toBe(0);
  });

  it('is refused by what the API says, if the screen is out of date', async () => {
    const { start, connector, sandbox, getId, page, isNeeded } = await setUp({
      connection: 'pending_auth',
    });
    sandbox.setStatus(getId(), 'disconnected');
    expect(isNeeded('xero')).toBe(false);
    expect(await start('xero')).toBe('failed');
    expect(connector.get()).toMatchObject({ failure: { error: { code: 'consent_required' } } });
    expect(page.windows).toMatchObject([{ closed: true }]);
    expect(sandbox.requests.every(({ method }) => method === 'GET')).toBe(true);
  });

  it('ends no connection to other software that was started elsewhere', async () => {
    const { start, sandbox, entityId, getId, getStatuses } = await setUp({
      connection: 'pending_auth',
    });
    sandbox.setStatus(getId(), 'disconnected');
    sandbox.connect(entityId, 'freeagent', 'pending_auth');
    expect(await start('xero')).toBe('failed');
    expect(getStatuses()).toEqual(['disconnected', 'pending_auth']);
  });

  it('is refused before the first read too', async () => {
    const clock = createManualClock();
    const page = stubPage({});
    const sandbox = createSandbox({ now: clock.now, rateLimit: Infinity });
    const session = createAccountingClient({
      apiUrl: sandbox.baseUrl,
      tokenProvider: async () => sandbox.issueToken(sandbox.entityId),
      fetch: sandbox.fetch,
      clock,
    }).getSession(sandbox.entityId);
    const release = session.retain({
      opensWindow: () => true,
      getSetupMinutes: () => undefined,
      getConsentVersion: () => '1',
    });
    const connecting = session.connector.connect({
      platform: 'xero',
      mode: 'popup',
      replace: false,
    });
    await clock.advance(1000);
    expect(await connecting).toBe('failed');
    expect(page.windows).toMatchObject([{ closed: true }]);
    expect(sandbox.connections).toEqual([]);
    release();
    await clock.settle();
  });

  it('is possible where it gives no new access', async () => {
    const pending = await setUp({ connection: 'pending_auth' });
    expect(pending.isNeeded()).toBe(false);
    expect(await pending.start()).toBe('awaiting_authorization');
    // A new link for the same software.
    expect(await pending.start(undefined, 'link', true)).toBe('awaiting_authorization');
    expect(pending.getStatuses()).toEqual(['disconnected', 'pending_auth']);

    const ended = await setUp({ connection: 'deauthorized' });
    expect(ended.isNeeded('xero')).toBe(false);
    expect(ended.isNeeded('freeagent')).toBe(true);
    expect(await ended.start()).toBe('awaiting_authorization');
  });

  it('keeps the other reasons for a refusal', async () => {
    const { start, connector, isNeeded } = await setUp({ connection: 'connected' });
    expect(isNeeded('freeagent')).toBe(false);
    await start('freeagent');
    expect(connector.get()).toMatchObject({ failure: { error: { code: 'already_connected' } } });
  });
});

describe('a consent', () => {
  it('is recorded, and covers the connection that follows in the same click', async () => {
    const { agree, connect, finish, page, records, entityId, clock, getPosts, isNeeded } =
      await setUp();
    expect(isNeeded('xero')).toBe(true);
    const agreeing = agree('xero');
    expect(isNeeded('xero')).toBe(false);
    const connecting = connect('xero');
    expect(page.windows).toMatchObject([{ address: '' }]);
    expect(records).toEqual([
      {
        text: 'We’ll read the invoices.',
        locale: 'en-GB',
        version: '1',
        consentedAt: new Date(clock.now()).toISOString(),
        platform: 'xero',
        entityId,
      },
    ]);
    expect(await agreeing).toBe('agreed');
    expect(await finish(connecting)).toBe('awaiting_authorization');
    expect(getPosts()).toBe(1);
  });

  it('opens the window at once, and creates the connection after the record is stored', async () => {
    const { agree, connect, finish, page, server, clock, getPosts, getPhase } = await setUp();
    const { promise, resolve } = createAnswer();
    server.store = () => promise;
    void agree('xero');
    const connecting = connect('xero');
    await clock.advance(5000);
    expect(page.windows).toMatchObject([{ address: '', closed: false }]);
    expect(getPhase()).toBe('creating');
    expect(getPosts()).toBe(0);

    resolve();
    expect(await finish(connecting)).toBe('awaiting_authorization');
    expect(getPosts()).toBe(1);
  });

  it.each([
    [new Error('503'), 'server_error'],
    [{ status: 401 }, 'session_expired'],
    [{ status: 403 }, 'forbidden'],
  ])('connects nothing if the partner refuses the record with %o', async (cause, code) => {
    const { agree, connect, finish, page, server, consent, connector, getPosts, isNeeded } =
      await setUp();
    server.store = () => Promise.reject(cause);
    const agreeing = agree('xero');
    const connecting = connect('xero');
    expect(await agreeing).toBe('failed');
    expect(await finish(connecting)).toBe('failed');
    expect(consent.get()).toMatchObject({ phase: 'failed', error: { code, cause } });
    expect(connector.get()).toMatchObject({ phase: 'failed', failure: { error: { code } } });
    expect(page.windows).toMatchObject([{ closed: true }]);
    expect(getPosts()).toBe(0);
    expect(isNeeded('xero')).toBe(true);

    server.store = () => undefined;
    void agree('xero');
    expect(await finish(connect('xero'))).toBe('awaiting_authorization');
  });

  it('fails if the record function throws, or does not answer in time', async () => {
    const { agree, connect, finish, server, consent, clock, getPosts } = await setUp();
    server.store = () => {
      throw new TypeError('no server');
    };
    expect(await agree('xero')).toBe('failed');
    server.store = () => new Promise(() => {});
    void agree('xero');
    const connecting = connect('xero');
    await clock.advance(30_000);
    expect(await finish(connecting)).toBe('failed');
    expect(consent.get()).toMatchObject({ error: { code: 'timeout' } });
    expect(getPosts()).toBe(0);
  });

  it('is recorded once for two clicks, which create one connection', async () => {
    const { agree, connect, finish, records, server, getPosts, page } = await setUp();
    const { promise, resolve } = createAnswer();
    server.store = () => promise;
    const agreeing = Promise.all([agree('xero'), agree('xero')]);
    const connecting = Promise.all([connect('xero'), connect('xero')]);
    resolve();
    expect(await agreeing).toEqual(['agreed', 'agreed']);
    expect(await finish(connecting)).toEqual(['awaiting_authorization', 'ignored']);
    expect(records).toHaveLength(1);
    expect(page.windows).toHaveLength(1);
    expect(getPosts()).toBe(1);
  });

  it('counts for its platform and its version only', async () => {
    const { agree, isNeeded } = await setUp();
    await agree('freeagent');
    expect(isNeeded('freeagent')).toBe(false);
    expect(isNeeded('xero')).toBe(true);
    await agree('xero', '0');
    expect(isNeeded('xero')).toBe(true);
    expect(isNeeded('freeagent')).toBe(true);
  });

  it('does not cover an attempt that a consent to other software overtook', async () => {
    const { agree, connect, finish, server, getPosts } = await setUp();
    const { promise, resolve } = createAnswer();
    server.store = () => promise;
    void agree('xero');
    const connecting = connect('xero');
    server.store = () => undefined;
    await agree('freeagent');
    resolve();
    expect(await finish(connecting)).toBe('failed');
    expect(getPosts()).toBe(0);
  });

  it('is used up by its connection, but not by a failure', async () => {
    const { agree, start, sandbox, session, clock, finish, getId, isNeeded, consent } =
      await setUp();
    await agree('xero');
    sandbox.fail({ method: 'POST', status: 500 });
    expect(await start('xero')).toBe('failed');
    expect(isNeeded('xero')).toBe(false);

    expect(await start('xero')).toBe('awaiting_authorization');
    expect(consent.get()).toEqual({ phase: 'idle' });
    sandbox.authorize(getId());
    await clock.advance(3000);
    await finish(session.disconnector.disconnect());
    expect(isNeeded('xero')).toBe(true);
    expect(await start('xero')).toBe('failed');
  });

  it('ends when the person cancels while it is being recorded', async () => {
    const { agree, connect, cancel, finish, server, page, consent, getPosts, getPhase, clock } =
      await setUp();
    const { promise, resolve } = createAnswer();
    server.store = () => promise;
    void agree('xero');
    const connecting = connect('xero');
    await clock.advance(100);
    expect(await cancel()).toBe('canceled');
    expect(await finish(connecting)).toBe('canceled');
    resolve();
    await clock.advance(5000);
    expect(consent.get()).toEqual({ phase: 'idle' });
    expect(page.windows).toMatchObject([{ closed: true }]);
    expect(getPhase()).toBe('idle');
    expect(getPosts()).toBe(0);
  });

  it('names no platform if the person chooses one while signing in', async () => {
    const { agree, start, records, isNeeded } = await setUp({
      client: { apiVersion: '2024-05-25' },
    });
    expect(isNeeded('xero')).toBe(true);
    await agree('xero');
    expect(records).toMatchObject([{ platform: null }]);
    expect(isNeeded()).toBe(false);
    expect(await start('freeagent')).toBe('awaiting_authorization');
  });

  it('is ignored after the session has ended, and leaves nothing behind', async () => {
    const { agree, connect, leave, server, records, clock } = await setUp();
    server.store = () => new Promise(() => {});
    const agreeing = agree('xero');
    const connecting = connect('xero');
    await leave();
    expect(await agreeing).toBe('ignored');
    expect(await connecting).toBe('ignored');
    expect(await agree('xero')).toBe('ignored');
    expect(records).toHaveLength(1);
    expect(clock.timerCount).toBe(0);
  });
});
