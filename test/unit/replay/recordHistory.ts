import { DEFAULT_VERSION } from '../../../src/api/VERSIONS.ts';
import { createSandbox } from '../../../src/sandbox/createSandbox.ts';
import { createPage } from './createPage.ts';
import type { Call } from './createPage.ts';
import { createReplayClock } from './createReplayClock.ts';
import { createRandom } from './createRandom.ts';
import { ENTITY, START } from './History.ts';
import type { Entry, History, Input } from './History.ts';
import { planHistory } from './planHistory.ts';
import { play } from './play.ts';

/**
 * Runs one random history on a sandbox. Returns the recorded history and the trace. Even seeds use the
 * newer version of the API.
 */
export async function recordHistory(seed: number) {
  const random = createRandom(seed);
  const randoms: number[] = [];
  const clockRandom = createRandom(-seed);
  const clock = createReplayClock(START, () => {
    randoms.push(clockRandom.next());
    return randoms.at(-1) ?? 0;
  });
  const sandbox = createSandbox({
    now: clock.now,
    baseUrl: 'https://api.test/v1',
    entities: [{ id: ENTITY, name: 'A company', currency: 'GBP' }],
  });
  const { canOpenWindows, status, events, endsAt } = planHistory(random);
  const apiVersion = seed % 2 === 0 ? '2024-05-25' : DEFAULT_VERSION;
  if (status !== undefined) sandbox.connect(ENTITY, 'xero', status);
  const recorded: Entry[] = [];
  /** Pending replies and events that happen outside the page. */
  const upcoming: { at: number; happen: () => Input | undefined }[] = events.map(({ at, act }) => ({
    at,
    happen: () => act(sandbox),
  }));
  let pendingReplies = 0;

  function send(reply: Input) {
    const slow = random.isOneIn(15) ? random.between(1000, 35_000) : 0;
    const at = clock.now() + random.between(5, 700) + slow;
    // Without a reply, the call times out.
    if (random.isOneIn(40)) return;
    upcoming.push({ at, happen: () => reply });
  }

  async function reply(call: Call) {
    const { number } = call;
    const failure: Input = { type: 'failure', call: number };
    if (call.type === 'token') {
      const token: Input = { type: 'token', call: number, token: sandbox.issueToken(ENTITY) };
      send(random.isOneIn(25) ? failure : token);
      return;
    }
    // Either the request never reaches the sandbox, or the answer is lost on the way back.
    const isLostBefore = random.isOneIn(25);
    const isLostAfter = random.isOneIn(25);
    const status = random.isOneIn(12)
      ? random.pick([401, 403, 404, 409, 422, 429, 500, 503])
      : null;
    const retryAfter = random.pick([undefined, '1', '7', '30']);
    if (status !== null && !isLostBefore) {
      sandbox.fail({ status, ...(retryAfter && { headers: { 'retry-after': retryAfter } }) });
    }
    if (isLostBefore) {
      send(failure);
      return;
    }
    pendingReplies += 1;
    const response = await sandbox.fetch(call.url, call.init);
    const body = await response.text();
    pendingReplies -= 1;
    const headers = [...response.headers];
    const answer: Input = { type: 'answer', call: number, status: response.status, headers, body };
    send(isLostAfter ? failure : answer);
  }

  const page = createPage(clock, { apiVersion, canOpenWindows }, (call) => void reply(call));
  const source = {
    isBusy: () => pendingReplies > 0,
    takeBefore(limit: number): Entry | undefined {
      for (;;) {
        const [first] = upcoming.toSorted((one, other) => one.at - other.at);
        if (!first || first.at >= limit) return undefined;
        upcoming.splice(upcoming.indexOf(first), 1);
        clock.moveTo(first.at);
        const input = first.happen();
        // An event outside the page gives no input; the page learns of it at its next request.
        if (!input) continue;
        recorded.push({ at: first.at, input });
        return { at: first.at, input };
      }
    },
  };
  await play(page, clock, source, endsAt);
  const history: History = { apiVersion, canOpenWindows, entries: recorded, randoms, endsAt };
  return { history, trace: page.trace };
}
