import { setImmediate } from 'node:timers/promises';
import { inspect } from 'node:util';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, it, vi } from 'vitest';
import { AccountingError } from '../../../src/api/AccountingError.ts';
import type { AccountingApi } from '../../../src/api/AccountingApi.ts';
import { createApi } from '../../../src/api/createApi.ts';
import { createTokenSource } from '../../../src/api/createTokenSource.ts';
import { VERSIONS } from '../../../src/api/VERSIONS.ts';
import { errors } from '../../../src/messages/errors.ts';
import { answers, TOKEN_MARK } from './createAnswers.ts';
import type { FakeAnswer } from './createAnswers.ts';
import { describeError } from './describeError.ts';
import { getRunParameters } from './getRunParameters.ts';
import { isConnection, isPull, isRecord, isRecordPage } from './isWellFormed.ts';

const TOKEN = 'token_4f9a1c';
const HOUR = 3_600_000;
/** In seconds: a token request, two calls, a wait and a third call. */
const LONGEST = 150;

const CALLS = {
  listConnections: (api: AccountingApi) => api.listConnections(),
  getConnection: (api: AccountingApi) => api.getConnection('c1'),
  createConnection: (api: AccountingApi) => api.createConnection('xero'),
  disconnect: (api: AccountingApi) => api.disconnect('c1'),
  startPull: (api: AccountingApi) => api.startPull('c1', undefined),
  listSyncedRecords: (api: AccountingApi) => api.listSyncedRecords({ objectType: 'bill' }),
  getSyncedRecord: (api: AccountingApi) => api.getSyncedRecord('r1'),
  pushAgain: (api: AccountingApi) => api.pushAgain('r1'),
} as const;
const names = fc.constantFrom(
  'listConnections',
  'getConnection',
  'createConnection',
  'disconnect',
  'startPull',
  'listSyncedRecords',
  'getSyncedRecord',
  'pushAgain',
);
type Name = keyof typeof CALLS;

/** Returns the given responses in order, and repeats the last one forever. */
function createFakeFetch(given: readonly FakeAnswer[]) {
  const sent: FakeAnswer[] = [];
  const fake: typeof fetch = async (_input, init) => {
    const answer = given[Math.min(sent.length, given.length - 1)] ?? { kind: 'rejects' };
    sent.push(answer);
    if (answer.kind === 'hangs') return new Promise(() => undefined);
    if (answer.kind === 'rejects') throw new TypeError(`Failed: ${JSON.stringify(init)}`);
    if (answer.kind === 'breaks_off') {
      return new Response(new ReadableStream({ pull: (body) => body.error(new Error(TOKEN)) }));
    }
    const { status, headers, body } = answer;
    const text = body.replaceAll(TOKEN_MARK, TOKEN);
    return new Response([204, 205, 304].includes(status) ? null : text, { status, headers });
  };
  return { fake, sent };
}

type Outcome = { value: unknown } | { reason: unknown };

/** Waits for a call to end, and moves the clock as far as needed. */
async function getOutcome(call: Promise<unknown>): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  call.then(
    (value) => outcomes.push({ value }),
    (reason: unknown) => outcomes.push({ reason }),
  );
  for (let seconds = 0; seconds < LONGEST; seconds += 1) {
    await setImmediate();
    await setImmediate();
    const [outcome] = outcomes;
    if (outcome) return outcome;
    vi.advanceTimersByTime(1000);
  }
  throw new Error(`The call did not end within ${LONGEST} seconds`);
}

/** Every other call returns connections. */
const IS_GOOD: Partial<Record<Name, (value: unknown) => boolean>> = {
  startPull: isPull,
  listSyncedRecords: isRecordPage,
  getSyncedRecord: isRecord,
  pushAgain: isRecord,
};

function checkValue(name: Name, value: unknown, last: FakeAnswer | undefined): void {
  const isList = name === 'listConnections' || name === 'startPull';
  const items: unknown[] = Array.isArray(value) ? value : [value];
  const isGood = IS_GOOD[name] ?? isConnection;
  if (Array.isArray(value) !== isList || !items.every(isGood)) {
    throw new Error(`${name} returned ${inspect(value)}`);
  }
  if (last?.kind !== 'answer' || last.status < 200 || last.status > 299) {
    throw new Error(`${name} returned a value for ${inspect(last)}`);
  }
  if (IS_GOOD[name]) return;
  const connected = items.filter((item) => isConnection(item) && item.status === 'connected');
  const wire: unknown = JSON.parse(last.body.replace(/^\uFEFF/, ''));
  const list = Object(wire).data;
  const connectedOnWire = (Array.isArray(list) && isList ? list : [wire]).filter(
    (item: unknown) => Object(item).status === 'connected',
  );
  if (connectedOnWire.length !== connected.length) {
    throw new Error(`${name} returned ${inspect(connected)} as connected`);
  }
}

function checkReason(reason: unknown): void {
  if (!(reason instanceof AccountingError)) throw new Error(`Rejected with ${inspect(reason)}`);
  const { code, retryAfter } = reason;
  if (!Object.hasOwn(errors, code)) throw new Error(`Unknown code: ${code}`);
  if (retryAfter !== undefined && !(retryAfter > 0 && retryAfter <= HOUR)) {
    throw new Error(`retryAfter is ${retryAfter}`);
  }
  const text = JSON.stringify(describeError(reason)) + inspect(reason, { showHidden: true });
  if (text.includes(TOKEN)) throw new Error('The token is in the error', { cause: reason });
}

describe('any response of the API', () => {
  beforeEach(() => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
    });
  });

  afterEach(() => void vi.useRealTimers());

  it.each(VERSIONS)(
    'is parsed or rejected with an AccountingError within the time limit, in version %s',
    { timeout: 600_000, retry: 0 },
    (apiVersion) =>
      fc.assert(
        fc.asyncProperty(names, answers, async (name, given) => {
          // A failed run may leave timers behind.
          vi.clearAllTimers();
          const { fake, sent } = createFakeFetch(given);
          const api = createApi({
            apiUrl: 'https://api.test/v1',
            apiVersion,
            entityId: 'entity-1',
            tokens: createTokenSource(async () => TOKEN, 'e'),
            fetch: fake,
          });
          const before = Reflect.ownKeys(Object.prototype).length;
          const outcome = await getOutcome(CALLS[name](api));

          if ('value' in outcome) checkValue(name, outcome.value, sent.at(-1));
          else checkReason(outcome.reason);
          if (Reflect.ownKeys(Object.prototype).length !== before) {
            throw new Error('Object.prototype has changed');
          }
          if (vi.getTimerCount() > 0) throw new Error('A timer remains');
        }),
        getRunParameters(0.5),
      ),
  );
});
