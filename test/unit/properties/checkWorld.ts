import { findTokenLeaks } from './findTokenLeaks.ts';
import type { PullStart, World } from './createWorld.ts';

const ACTIVE = ['pending_auth', 'connected'];

/** What must be so after everything that happened. */
export function checkWorld(world: World): void {
  checkConnections(world);
  checkPulls(world);
  const leaks = findTokenLeaks(world);
  if (leaks.length > 0) throw new Error(`A token is in: ${leaks.join(', ')}`);
}

function checkConnections({ sandbox, network, hasStranger }: World): void {
  for (const { id } of sandbox.entities) {
    const active = sandbox.connections.filter(
      ({ entityId, status }) => entityId === id && ACTIVE.includes(status),
    );
    if (active.length > 1) throw new Error(`Entity ${id} has ${active.length} active connections`);
  }
  // What somebody else made, and what arrived when it was given up, can be in the way.
  if (hasStranger || network.hasLate) return;
  const isRefused = network.calls.some(
    ({ method, path, status, body }) =>
      method === 'POST' &&
      path === '/accounting_connections' &&
      status === 409 &&
      JSON.stringify(body).includes('already has an accounting connection'),
  );
  if (isRefused) throw new Error('A second connection was asked for while one was active');
}

/** Refused, and therefore sent once more. */
const REFUSED = [401, 429];
/** How long the sandbox takes for one. */
const PULL_TIME = 4500;

function checkPulls(world: World): void {
  const { network, starts } = world;
  const calls = network.calls.filter(
    ({ method, path, status }) =>
      method === 'POST' && path.endsWith('/data_pulls') && !REFUSED.includes(status ?? 0),
  );
  const sent = new Map(starts.map((start) => [start, 0]));
  for (const { host, askedAt } of calls) {
    const start = starts.findLast((one) => one.host === host && one.from < askedAt);
    if (!start) throw new Error('A pull was sent that nobody asked for');
    const count = (sent.get(start) ?? 0) + 1;
    if (count > 1) throw new Error('One start() has sent two pulls');
    sent.set(start, count);
  }
  for (const start of starts) {
    const hasEndedWell =
      start.to !== undefined && !start.isAbandoned && !start.hasFailed && start.phase !== 'failed';
    if (hasEndedWell && sent.get(start) === 0 && !isFollowing(world, start)) {
      throw new Error(`A pull was lost: start() ended as ${start.phase}, and nothing was sent`);
    }
  }
}

/** Whether somebody else was pulling at the time: on the screen of another widget, or at the API. */
function isFollowing({ starts, sandbox }: World, start: PullStart): boolean {
  const { host, entityId, begunAt, endedAt = Infinity } = start;
  const isElsewhere = starts.some(
    (other) =>
      other.host !== host &&
      other.entityId === entityId &&
      !other.isAbandoned &&
      other.begunAt <= endedAt &&
      (other.endedAt ?? Infinity) >= begunAt,
  );
  const pulls = sandbox.connections
    .filter((connection) => connection.entityId === entityId)
    .flatMap((connection) => connection.pulls)
    .map(({ requestedAt }) => Date.parse(requestedAt));
  return isElsewhere || pulls.some((at) => at <= endedAt && at + PULL_TIME >= begunAt);
}
