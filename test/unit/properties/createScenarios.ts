import * as fc from 'fast-check';
import type { ApiVersion } from '../../../src/api/VERSIONS.ts';
import type { ScenarioEvent, Problem, Scenario, Step } from './Scenario.ts';

type Maker<T extends ScenarioEvent['type']> = fc.Arbitrary<Extract<ScenarioEvent, { type: T }>>;

const only = <const T>(value: T) => fc.constant(value);
const seldom = fc.integer({ min: 0, max: 4 }).map((number) => number === 4);

const retryAfter = fc.constantFrom(undefined, '0', '2', '15', '120', 'soon', '-3');
const problems: fc.Arbitrary<Problem> = fc.oneof(
  fc.record({ kind: only('lost'), when: fc.constantFrom('before', 'after') }),
  fc.record({
    kind: only('status'),
    status: fc.constantFrom(401, 403, 404, 409, 422, 429, 429, 500, 503),
    retryAfter,
  }),
  fc.record({ kind: only('html'), status: fc.constantFrom(200, 502) }),
  fc.record({
    kind: only('slow'),
    seconds: fc.integer({ min: 0, max: 40 }),
    where: fc.constantFrom('delay', 'delayAfter'),
  }),
  fc.record({ kind: only('late'), seconds: fc.integer({ min: 0, max: 40 }) }),
);

const network: Maker<'network'> = fc.record({
  type: only('network'),
  method: fc.constantFrom('GET', 'POST'),
  problem: problems,
  times: fc.integer({ min: 1, max: 2 }),
});

const wait: Maker<'wait'> = fc.oneof(
  { weight: 6, arbitrary: createWait(1, 6, false) },
  { weight: 1, arbitrary: createWait(10, 45, false) },
  { weight: 3, arbitrary: createWait(10, 1200, true) },
);

function createWait(min: number, max: number, isAsleep: boolean): Maker<'wait'> {
  return fc.record({
    type: only('wait'),
    seconds: fc.integer({ min, max }),
    isAsleep: only(isAsleep),
  });
}

const elsewhere: fc.Arbitrary<ScenarioEvent> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: only('finish'), seconds: fc.constantFrom(0, 0, 4) }) },
  {
    weight: 12,
    arbitrary: fc.record({
      type: fc.constantFrom(
        'deny',
        'close_window',
        'come_back',
        'restore',
        'hide',
        'show',
        'go_offline',
        'go_online',
        'reload',
        'deauthorize',
        'fail_pull',
        'expire_tokens',
        'disconnect_elsewhere',
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: only('connect_elsewhere'),
      status: fc.constantFrom('pending_auth', 'connected'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: only('set_status'),
      status: fc.constantFrom('suspended', 'connected', 'pending_auth'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: only('token'),
      fault: fc.constantFrom('throws', 'hangs', 'is_garbage'),
    }),
  },
);

/** Generates a person's actions in one widget or two. */
function createClicks(widget: fc.Arbitrary<number>): fc.Arbitrary<ScenarioEvent> {
  const clicks = seldom.map((isDouble) => (isDouble ? 2 : 1));
  return fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        type: only('connect'),
        widget,
        platform: fc.constantFrom('xero', 'xero', 'freeagent', 'freeagent', undefined),
        replace: seldom,
        handOver: seldom,
        clicks,
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        type: only('pull'),
        widget,
        resourceType: fc.constantFrom(undefined, 'receivables', 'line_items'),
        clicks,
      }),
    },
    {
      weight: 8,
      arbitrary: fc.record({
        type: fc.constantFrom('reopen', 'check', 'cancel', 'cancel', 'disconnect', 'disconnect'),
        widget,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ type: fc.constantFrom('switch_entity', 'remount'), widget }),
    },
  );
}

/** Generates random sequences of actions and faults. */
export function createScenarios({
  apiVersion,
  hasSecondWidget,
}: {
  apiVersion: ApiVersion;
  hasSecondWidget: boolean;
}): fc.Arbitrary<Scenario> {
  const widget = hasSecondWidget ? fc.integer({ min: 0, max: 1 }) : only(0);
  const event = fc.oneof(
    { weight: 10, arbitrary: createClicks(widget) },
    { weight: 7, arbitrary: elsewhere },
    { weight: 4, arbitrary: network },
    { weight: 4, arbitrary: wait },
  );
  const pause = fc.constantFrom('answers', 'answers', 'microtasks', 'none');
  const steps: fc.Arbitrary<Step[]> = fc.array(fc.record({ event, pause }), {
    minLength: 4,
    maxLength: 12,
    size: 'max',
  });
  const second: Step = { event: { type: 'add_widget' }, pause: 'answers' };
  return fc.record({
    apiVersion: only(apiVersion),
    start: fc.constantFrom(undefined, 'connected', 'connected', 'pending_auth', 'deauthorized'),
    authorization: fc.constantFrom('popup', 'popup', 'tab', 'function'),
    canOpenWindows: seldom.map((isBlocked) => !isBlocked),
    isModern: fc.boolean(),
    steps: hasSecondWidget ? steps.map((all) => [second, ...all]) : steps,
  });
}
