// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AccountingError } from '../../src/api/AccountingError.ts';
import { connectReducer } from '../../src/engine/connect/connectReducer.ts';
import type {
  ConnectEvent,
  ConnectState,
  WaitingState,
} from '../../src/engine/connect/connectReducer.ts';
import { disconnectReducer } from '../../src/engine/disconnect/disconnectReducer.ts';
import type {
  DisconnectEvent,
  DisconnectState,
} from '../../src/engine/disconnect/disconnectReducer.ts';
import { pullReducer } from '../../src/engine/pull/pullReducer.ts';
import type { PullEvent, PullState } from '../../src/engine/pull/pullReducer.ts';
import { pushReducer } from '../../src/engine/records/pushReducer.ts';
import type { PushEvent, PushState } from '../../src/engine/records/pushReducer.ts';
import { fakeConnection } from '../fakeConnection.ts';
import { fakeRecord } from '../fakeRecord.ts';

/** Marks an outcome that keeps the state, in a cell with several outcomes. */
const STAYS = '—';

type StatesOf<State extends { phase: string }> = {
  [Phase in State['phase']]: readonly State[];
};
type EventsOf<Event extends { type: string }> = {
  [Type in Event['type']]: readonly Extract<Event, { type: Type }>[];
};

const error = new AccountingError('network', 'offline');
const failure = { action: 'connect', error } as const;
const base = { platform: 'xero', connectionId: 'c1', startedAt: 0 };
const createWaiting = (phase: WaitingState['phase']): WaitingState[] =>
  (['open', 'gone', 'link', 'none'] as const).map((window) => ({ ...base, phase, window }));
const creating = [
  { ...base, phase: 'creating', connectionId: null },
  { ...base, phase: 'creating' },
] as const;
const givenUp = { platform: 'xero', known: [], at: 0 };
const statesBefore = [
  { phase: 'idle' },
  { phase: 'idle', givenUp },
  ...creating,
  ...createWaiting('awaiting_authorization'),
  ...createWaiting('taking_long'),
  { ...base, phase: 'blocked', window: 'link' },
  { phase: 'connected' },
  { phase: 'canceled', platform: 'xero', connectionId: 'c0' },
  { phase: 'failed', platform: 'xero', failure },
] as const satisfies readonly ConnectState[];

const connectStates: StatesOf<ConnectState> = {
  idle: [{ phase: 'idle' }, { phase: 'idle', givenUp }],
  creating,
  awaiting_authorization: createWaiting('awaiting_authorization'),
  blocked: [{ ...base, phase: 'blocked', window: 'link' }],
  taking_long: createWaiting('taking_long'),
  connected: [{ phase: 'connected' }],
  canceling: statesBefore.map((state) => ({
    ...base,
    phase: 'canceling',
    window: 'none',
    before: state,
  })),
  canceled: [{ phase: 'canceled', platform: 'xero', connectionId: 'c1' }],
  failed: [{ phase: 'failed', platform: 'xero', failure }],
};
const connectEvents: EventsOf<ConnectEvent> = {
  start: [{ type: 'start', platform: 'xero', startedAt: 1 }],
  create: [{ type: 'create', connectionId: 'c2' }],
  open: [{ type: 'open', ...base, window: 'open' }],
  block: [{ type: 'block', ...base }],
  lose_window: [{ type: 'lose_window' }],
  delay: [{ type: 'delay' }],
  connect: [{ type: 'connect' }],
  settle: [{ type: 'settle' }, { type: 'settle', givenUp }],
  take_over: [{ type: 'take_over' }],
  fail: [{ type: 'fail', error }],
  reopen_fail: [{ type: 'reopen_fail', error }],
  cancel: [{ type: 'cancel' }],
  cancel_done: [{ type: 'cancel_done', connectionId: 'c1' }],
  cancel_fail: [{ type: 'cancel_fail', error }],
};

const connection = fakeConnection();
const mark = {
  connectionId: connection.id,
  platform: 'xero',
  lastPull: connection.lastPull,
  updatedAt: connection.updatedAt,
  messages: [],
};
const pull = { resourceType: null, pulls: [], mark, startedAt: 0 };
const pulledConnection = fakeConnection({ lastPull: '2026-01-05T09:00:00Z' });
const failedConnection = fakeConnection({ errors: [{ message: 'The ledger is closed' }] });

const pullStates: StatesOf<PullState> = {
  idle: [{ phase: 'idle' }],
  requesting: [{ phase: 'requesting', resourceType: null }],
  running: [
    { ...pull, phase: 'running' },
    { ...pull, phase: 'running', doubt: error },
  ],
  complete: [{ phase: 'complete', resourceType: null, pulls: [] }],
  failed: [
    { phase: 'failed', resourceType: null, error },
    { phase: 'failed', resourceType: null, error, mark },
  ],
};
const pullEvents: EventsOf<PullEvent> = {
  start: [{ type: 'start', resourceType: null }],
  accept: [{ type: 'accept', pulls: [], mark, startedAt: 0 }],
  read: [[connection], [pulledConnection], [failedConnection], []].map((connections) => ({
    type: 'read',
    connections,
    now: 1000,
  })),
  fail: [{ type: 'fail', error }],
  inherit: [{ type: 'inherit', doubt: error, startedAt: 0 }],
  reset: [{ type: 'reset' }],
};

const disconnectStates: StatesOf<DisconnectState> = {
  idle: [{ phase: 'idle' }],
  disconnecting: [{ phase: 'disconnecting' }],
  failed: [{ phase: 'failed', error }],
};
const disconnectEvents: EventsOf<DisconnectEvent> = {
  start: [{ type: 'start' }],
  finish: [{ type: 'finish' }],
  fail: [{ type: 'fail', error }],
  reset: [{ type: 'reset' }],
};

const before = fakeRecord({ syncStatus: 'error' });
const pushStates: StatesOf<PushState> = {
  idle: [{ phase: 'idle' }],
  requesting: [{ phase: 'requesting' }],
  running: [
    { phase: 'running', before, startedAt: 0 },
    { phase: 'running', before, startedAt: 0, doubt: error },
  ],
  complete: [{ phase: 'complete' }],
  failed: [{ phase: 'failed', error }],
};
const pushEvents: EventsOf<PushEvent> = {
  start: [{ type: 'start' }],
  accept: [{ type: 'accept', before, startedAt: 0 }],
  read: [
    { type: 'read', record: null, now: 1000 },
    { type: 'read', record: null, now: 1_000_000 },
    { type: 'read', record: fakeRecord(), now: 1000 },
  ],
  fail: [{ type: 'fail', error }],
  reset: [{ type: 'reset' }],
};

/** Derives a machine's table from the code, as rows of cells. */
function describeMachine<State extends { phase: string }, Event extends { type: string }>(
  reducer: (state: State, event: Event) => State,
  states: Readonly<Record<string, readonly State[]>>,
  events: Readonly<Record<string, readonly Event[]>>,
): string[][] {
  const getCell = (before: readonly State[], variants: readonly Event[]) => {
    const outcomes = before.flatMap((state) =>
      variants.map((event) => {
        const next = reducer(state, event);
        return next === state ? STAYS : next.phase;
      }),
    );
    return sortOutcomes([...new Set(outcomes)]);
  };
  return [
    ['on \\ in', ...Object.keys(states)],
    ...Object.entries(events).map(([type, variants]) => [
      type,
      ...Object.values(states).map((before) => getCell(before, variants)),
    ]),
  ];
}

function sortOutcomes(outcomes: readonly string[]): string {
  const text = outcomes.toSorted().join(' / ');
  return text === STAYS ? '' : text;
}

/** Reads the tables of one section of the document, as rows of cells. */
function readTables(heading: string): string[][][] {
  const text = readFileSync(new URL('../../ARCHITECTURE.md', import.meta.url), 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  const tables = section.match(/(?:^\|.*\n)+/gm) ?? [];
  return tables.map((table) =>
    table
      .trim()
      .split('\n')
      .filter((line) => !/^\|[\s|:-]+$/.test(line))
      .map((line) =>
        line
          .split(/(?<!\\)\|/)
          .slice(1, -1)
          .map((cell) => cell.trim().replaceAll('`', '')),
      ),
  );
}

describe('the tables of ARCHITECTURE.md', () => {
  const tables = readTables('The machines');

  it.each([
    ['connecting', 0, describeMachine(connectReducer, connectStates, connectEvents)],
    ['pulling', 1, describeMachine(pullReducer, pullStates, pullEvents)],
    ['disconnecting', 2, describeMachine(disconnectReducer, disconnectStates, disconnectEvents)],
    ['sending again', 3, describeMachine(pushReducer, pushStates, pushEvents)],
  ])('describe every transition of %s as in the code', (_, index, machine) => {
    const [head = [], ...rows] = tables[2 * index] ?? [];
    const documented = rows.map(([event = '', ...cells]) => [
      event,
      ...cells.map((cell) => sortOutcomes(cell.split(' / '))),
    ]);
    expect([head, ...documented]).toEqual(machine);

    const [, ...meanings] = tables[2 * index + 1] ?? [];
    expect(meanings.map(([event]) => event)).toEqual(machine.slice(1).map(([event]) => event));
    for (const [, meaning] of meanings) expect(meaning).toMatch(/\w+ \w+/);
  });

  it('cover four machines, each with a table of its events', () => {
    expect(tables.map(([head]) => head?.[0])).toEqual(
      Array.from({ length: 4 }, () => ['on \\ in', 'event']).flat(),
    );
  });
});
