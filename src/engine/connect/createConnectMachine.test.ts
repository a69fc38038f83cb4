import { describe, expect, it } from 'vitest';
import { fakeConnection } from '../../../test/fakeConnection.ts';
import { stubPage } from '../../../test/stubPage.ts';
import { AccountingError } from '../../api/AccountingError.ts';
import type { News } from '../createSignals.ts';
import { getCurrentConnection } from '../getCurrentConnection.ts';
import { getStorageKey } from '../names.ts';
import { createConnectMachine } from './createConnectMachine.ts';

const identity = {
  apiUrl: 'https://api.test',
  apiVersion: '2023-03-14',
  entityId: 'e1',
  credential: 'token',
} as const;
const OPEN = {
  type: 'open',
  platform: 'xero',
  connectionId: 'c1',
  window: 'open',
  startedAt: 0,
} as const;

function setUp(status?: string) {
  const { storage } = stubPage();
  const connections = status ? [fakeConnection({ status })] : [];
  const sent: (News | undefined)[] = [];
  const emitted: AccountingError[] = [];
  const machine = createConnectMachine({
    identity,
    connections: {
      getAll: () => connections,
      getCurrent: () => getCurrentConnection(connections),
    },
    broadcast: (news) => void sent.push(news),
    events: { emitError: (error) => void emitted.push(error) },
  });
  return {
    machine,
    sent,
    emitted,
    storage,
    getStored: () => storage.get(getStorageKey(identity)),
  };
}

describe('createConnectMachine', () => {
  it.each([
    [undefined, 'idle'],
    ['pending_auth', 'idle'],
    ['connected', 'connected'],
  ])('starts from data that is already known (%s)', (status, phase) => {
    expect(setUp(status).machine.get().phase).toBe(phase);
  });

  it('stores the connection in this tab while it waits', () => {
    const { machine, getStored } = setUp();
    machine.dispatch({ type: 'start', platform: 'xero', startedAt: 0 });
    expect(getStored()).toBeUndefined();
    machine.dispatch({ type: 'create', connectionId: 'c1' });
    expect(getStored()).toBe('c1');
    machine.dispatch(OPEN);
    expect(getStored()).toBe('c1');
    machine.settle();
    expect(getStored()).toBeUndefined();
  });

  it('keeps the connection that another client in this tab waits for', () => {
    const { machine, storage, getStored } = setUp();
    machine.dispatch(OPEN);
    storage.set(getStorageKey(identity), 'c2');
    machine.settle();

    expect(getStored()).toBe('c2');
  });

  it('tells the other tabs once for each connection that it waits for', () => {
    const { machine, sent } = setUp();
    machine.dispatch(OPEN);
    machine.dispatch({ type: 'delay' });
    machine.dispatch({ ...OPEN, connectionId: 'c2' });
    machine.settle();

    expect(sent).toEqual([{ isConnecting: true }, { isConnecting: true }]);
  });

  it('calls its subscribers only if the state changes', () => {
    const { machine } = setUp();
    const phases: string[] = [];
    machine.subscribe(() => void phases.push(machine.get().phase));
    machine.dispatch(OPEN);
    machine.dispatch({ type: 'take_over' });
    machine.dispatch({ type: 'delay' });
    machine.dispatch({ type: 'delay' });

    expect(phases).toEqual(['awaiting_authorization', 'taking_long']);
  });

  it('ends as the API’s data says', () => {
    const givenUp = { platform: 'xero', known: [], at: 0 };
    for (const [status, state] of [
      ['connected', { phase: 'connected' }],
      ['pending_auth', { phase: 'idle', givenUp }],
    ] as const) {
      const { machine } = setUp(status);
      machine.dispatch(OPEN);
      machine.settle(givenUp);
      expect(machine.get()).toEqual(state);
    }
  });

  it('keeps and emits the error of a failed action', () => {
    const { machine, emitted } = setUp();
    const error = new AccountingError('forbidden', 'No');
    machine.dispatch({ type: 'start', platform: 'xero', startedAt: 0 });

    expect(machine.fail('fail', error)).toBe('failed');
    expect(machine.get()).toMatchObject({
      phase: 'failed',
      failure: { action: 'connect', error },
    });
    expect(emitted).toEqual([error]);
  });
});
