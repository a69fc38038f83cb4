import { describe, expect, it } from 'vitest';
import { getPushLock } from '../names.ts';
import { createRecords } from './createRecords.ts';
import { changeBooks } from '../../../test/changeBooks.ts';
import { setUpRecords } from '../../../test/setUpRecords.ts';
import type { SessionSetup } from '../../../test/setUpSession.ts';

const PUSH = '/accounting_synced_records/*/push';

async function setUpFailed(setup: SessionSetup = {}) {
  const view = await setUpRecords(setup);
  await view.clock.advance(setup.sandbox?.pushTime ?? 0);
  await view.show();
  const [failed, second, ...others] = view.getFailed();
  if (!failed || !second) throw new Error('Nothing failed');
  const isPush = ({ path }: { path: string }) => path.endsWith('/push');
  return {
    ...view,
    failed,
    second,
    others,
    id: failed.id,
    getPushes: () => view.sandbox.requests.filter(isPush).length,
    getRecord: () => view.getRecords().find(({ id }) => id === failed.id),
    pushElsewhere: () => view.pushElsewhere(failed.id),
  };
}

describe('pushAgain', () => {
  it('sends one object again, and follows it until the API reports the result', async () => {
    const { id, failed, push, sandbox, clock, getPush, getRecord, events, getPushes, page } =
      await setUpFailed();
    const { length: posts } = page.posted;
    expect(failed).toMatchObject({ syncStatus: 'error', errors: expect.any(String) });
    sandbox.setPushProblems([]);
    expect(await push(id)).toBe('started');
    expect(getPush(id)).toMatchObject({ phase: 'running' });
    expect(getRecord()).toMatchObject({ syncStatus: 'pending' });
    expect(page.posted.slice(posts)).toEqual([{ entityId: sandbox.entityId }]);

    await clock.advance(5000);
    expect(getPush(id)).toEqual({ phase: 'complete' });
    expect(getRecord()).toMatchObject({ syncStatus: 'done', errors: null });
    expect(getPushes()).toBe(1);
    expect(events).toMatchObject([
      {
        type: 'record_pushed',
        recordId: id,
        objectType: 'receivable',
        objectId: failed.objectId,
        syncStatus: 'done',
      },
    ]);
  });

  it('says so if it fails again, and can be tried again', async () => {
    const { id, push, clock, getPush, events, getPushes } = await setUpFailed();
    await push(id);
    await clock.advance(5000);
    expect(getPush(id)).toMatchObject({ phase: 'failed', error: { code: 'push_failed' } });
    expect(events).toMatchObject([{ type: 'record_pushed', syncStatus: 'error' }]);
    expect(await push(id)).toBe('started');
    expect(getPushes()).toBe(2);
  });

  it('sends once for two presses', async () => {
    const { id, records, finish, getPushes } = await setUpFailed();
    const outcomes = [records.pushAgain(id), records.pushAgain(id)];
    expect(await finish(Promise.all(outcomes))).toEqual(['started', 'ignored']);
    expect(getPushes()).toBe(1);
  });

  it('sends once for two pages, and both show the result', async () => {
    const { id, push, records, clock, getPushes, createNeighbor, sandbox } = await setUpFailed();
    sandbox.setPushProblems([]);
    const { session } = createNeighbor();
    const other = session.getRecords(createRecords).pushAgain(id);
    await push(id);
    await clock.advance(200);
    expect([await other, getPushes()]).toEqual(['started', 1]);
    await clock.advance(5000);
    expect(records.pushes.get().get(id)).toEqual({ phase: 'complete' });
    expect(session.getRecords(createRecords).pushes.get().get(id)).toEqual({ phase: 'complete' });
  });

  it('does not say of a conflict that another system is connected', async () => {
    const { id, push, getPush, sandbox, getId } = await setUpFailed();
    sandbox.deauthorize(getId());
    expect(await push(id)).toBe('failed');
    const error = { code: 'invalid_request', status: 409, requestId: expect.any(String) };
    expect(getPush(id)).toMatchObject({ phase: 'failed', error });
  });

  it('keeps the state of each record apart', async () => {
    const { id, second, push, getPush, sandbox } = await setUpFailed();
    sandbox.fail({ path: PUSH, status: 409 });
    expect(await push(id)).toBe('failed');
    await push(second.id);
    expect(getPush(id)).toMatchObject({ phase: 'failed', error: { status: 409 } });
    expect(getPush(second.id)).toMatchObject({ phase: 'running' });
  });

  it('sends nothing if somebody else has sent the object in the meantime', async () => {
    const { id, push, getPush, getRecord, pushElsewhere, clock, sandbox, getPushes } =
      await setUpFailed();
    sandbox.setPushProblems([]);
    await pushElsewhere();
    await clock.advance(4000);
    expect(getRecord()).toMatchObject({ syncStatus: 'error' });
    expect(await push(id)).toBe('changed');
    expect(getRecord()).toMatchObject({ syncStatus: 'done' });
    expect(getPush(id)).toBeUndefined();
    expect(getPushes()).toBe(1);
  });

  it('never repeats a request whose answer was lost, and learns the result', async () => {
    const { id, push, getPush, clock, sandbox, getPushes } = await setUpFailed();
    sandbox.setPushProblems([]);
    sandbox.fail({ path: PUSH, lost: 'after' });
    expect(await push(id)).toBe('started');
    await clock.advance(5000);
    expect(getPush(id)).toEqual({ phase: 'complete' });
    expect(getPushes()).toBe(1);
  });

  it('learns whether the API got a request that it answered with a server error', async () => {
    const { id, push, getPush, clock, sandbox, pushElsewhere } = await setUpFailed();
    sandbox.setPushProblems([]);
    sandbox.fail({ path: PUSH, status: 502 });
    expect(await push(id)).toBe('started');
    // This request stands for the effect of the one before.
    await pushElsewhere();
    await clock.advance(5000);
    expect(getPush(id)).toEqual({ phase: 'complete' });
  });

  it('waits for a slow result whose request got no answer', async () => {
    const { id, push, getPush, clock, sandbox } = await setUpFailed({
      sandbox: { pushTime: 45_000 },
    });
    sandbox.setPushProblems([]);
    sandbox.fail({ path: PUSH, lost: 'after' });
    await push(id);
    await clock.advance(40_000);
    expect(getPush(id)).toMatchObject({ phase: 'running' });
    await clock.advance(10_000);
    expect(getPush(id)).toEqual({ phase: 'complete' });
  });

  it('does not count an answer that it cannot read as a refusal', async () => {
    const { id, push, getPush, clock, sandbox } = await setUpFailed();
    sandbox.fail({ path: PUSH, status: 200, body: {} });
    expect(await push(id)).toBe('started');
    await clock.advance(35_000);
    expect(getPush(id)).toMatchObject({ phase: 'failed', error: { code: 'invalid_response' } });
  });

  it('sends nothing if another tab has just sent the object', async () => {
    const { id, push, getPush, getPushes, page, identity, clock, sandbox, pushElsewhere } =
      await setUpFailed();
    sandbox.setPushProblems([]);
    await pushElsewhere();
    await clock.advance(4000);
    // The other tab does not know the result yet.
    page.locks.add(getPushLock(identity, id));
    expect(await push(id)).toBe('changed');
    expect(getPush(id)).toBeUndefined();
    expect(getPushes()).toBe(1);
  });

  it('stops following another tab once that tab has seen the failure', async () => {
    const { id, push, getPush, page, identity, clock, pushElsewhere } = await setUpFailed();
    await pushElsewhere();
    await clock.advance(4000);
    page.locks.add(getPushLock(identity, id));
    expect(await push(id)).toBe('following');
    page.locks.delete(getPushLock(identity, id));
    await clock.advance(5000);
    expect(getPush(id)).toBeUndefined();
  });

  it('emits no event for an object that somebody else is sending', async () => {
    const { id, push, getPush, page, clock, sandbox, pushElsewhere, events } = await setUpFailed();
    sandbox.setPushProblems([]);
    await pushElsewhere();
    expect(await push(id)).toBe('following');
    expect(page.locks.size).toBe(0);
    await clock.advance(5000);
    expect(getPush(id)).toEqual({ phase: 'complete' });
    expect(events).toEqual([]);
  });

  it('fails half a minute after a request that never arrived', async () => {
    const { id, push, getPush, clock, sandbox, events } = await setUpFailed();
    sandbox.fail({ path: PUSH, lost: 'before' });
    await push(id);
    await clock.advance(25_000);
    expect(getPush(id)).toMatchObject({ phase: 'running' });
    await clock.advance(10_000);
    expect(getPush(id)).toMatchObject({ phase: 'failed', error: { code: 'network' } });
    expect(events).toMatchObject([{ type: 'error', code: 'network' }]);
  });

  it('emits an error if it cannot learn the result within two minutes', async () => {
    const { id, push, getPush, clock, sandbox, events } = await setUpFailed();
    expect(await push(id)).toBe('started');
    const path = '/accounting_synced_records/*';
    sandbox.fail({ method: 'GET', path, status: 503, times: Infinity });
    await clock.advance(130_000);
    expect(getPush(id)).toMatchObject({ phase: 'failed', error: { code: 'timeout' } });
    expect(events).toMatchObject([{ type: 'error', code: 'timeout' }]);
  });

  it('sends nothing to other books before a person has confirmed them', async () => {
    const { id, push, getPush, sandbox, session, getPushes } = await setUpFailed();
    sandbox.setPushProblems([]);
    changeBooks(sandbox);
    expect(await push(id)).toBe('books_changed');
    expect(getPush(id)).toBeUndefined();
    expect(getPushes()).toBe(0);

    const { books } = session.connections;
    const change = books.getChange();
    if (change) books.confirm(change);
    expect(await push(id)).not.toBe('books_changed');
  });

  it('says that a record has gone', async () => {
    const { id, push, getPush, sandbox } = await setUpFailed();
    sandbox.fail({ method: 'GET', path: '/accounting_synced_records/*', status: 404 });
    expect(await push(id)).toBe('failed');
    expect(getPush(id)).toMatchObject({ phase: 'failed', error: { code: 'not_found' } });
  });

  it('gives up everything when the session ends', async () => {
    const { id, push, leave, page, getPush, clock } = await setUpFailed();
    await push(id);
    expect(page.locks.size).toBe(1);
    await leave();
    expect(page.locks.size).toBe(0);
    expect(getPush(id)).toBeUndefined();
    expect(clock.timerCount).toBe(0);
  });
});
