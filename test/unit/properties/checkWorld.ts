import { findTokenLeaks } from './findTokenLeaks.ts';
import type { PullStart, World } from './createWorld.ts';

const ACTIVE = ['pending_auth', 'connected'];

/** Checks the invariants that hold after every step. */
export function checkWorld(world: World): void {
  checkConnections(world);
  checkPulls(world);
  const leaks = findTokenLeaks(world);
  if (leaks.length > 0) throw new Error(`A token leaked into: ${leaks.join(', ')}`);
}

function checkConnections({ sandbox, network, hasOutsideConnection }: World): void {
  for (const { id } of sandbox.entities) {
    const active = sandbox.connections.filter(
      ({ entityId, status }) => entityId === id && ACTIVE.includes(status),
    );
    if (active.length > 1) throw new Error(`Entity ${id} has ${active.length} active connections`);
  }
  // Connections made elsewhere, and late calls, can cause conflicts.
  if (hasOutsideConnection || network.hasLate) return;
  const isRefused = network.calls.some(
    ({ method, path, status, body }) =>
      method === 'POST' &&
      path === '/accounting_connections' &&
      status === 409 &&
      JSON.stringify(body).includes('already has an accounting connection'),
  );
  if (isRefused) throw new Error('A second connection was requested while one was active');
}

/** The API rejected these calls, so the client sends them again. */
const REFUSED = [401, 429];
/** How long a pull takes in the sandbox. */
const PULL_TIME = 4500;

function checkPulls(world: World): void {
  const { network, pullStarts } = world;
  const calls = network.calls.filter(
    ({ method, path, status }) =>
      method === 'POST' && /\/(data_pulls|sync)$/.test(path) && !REFUSED.includes(status ?? 0),
  );
  const sent = new Map(pullStarts.map((start) => [start, 0]));
  for (const { host, sentAt } of calls) {
    const start = pullStarts.findLast((one) => one.host === host && one.from < sentAt);
    if (!start) throw new Error('A pull was sent without a start()');
    const count = (sent.get(start) ?? 0) + 1;
    if (count > 1) throw new Error('One start() sent two pulls');
    sent.set(start, count);
  }
  for (const start of pullStarts) {
    const hasSucceeded =
      start.to !== undefined && !start.isAbandoned && !start.hasFailed && start.phase !== 'failed';
    if (hasSucceeded && sent.get(start) === 0 && !isFollowing(world, start)) {
      throw new Error(`A pull was lost: start() ended as ${start.phase} without sending a pull`);
    }
  }
}

/** Whether another pull was under way, in another widget or at the API. */
function isFollowing({ pullStarts, sandbox }: World, start: PullStart): boolean {
  const { host, entityId, startedAt, endedAt = Infinity } = start;
  const isElsewhere = pullStarts.some(
    (other) =>
      other.host !== host &&
      other.entityId === entityId &&
      // If the other widget unmounted at the moment of the click, it still held its lock.
      (!other.isAbandoned || other.endedAt === startedAt) &&
      other.startedAt <= endedAt &&
      (other.endedAt ?? Infinity) >= startedAt,
  );
  const pulls = sandbox.connections
    .filter((connection) => connection.entityId === entityId)
    .flatMap((connection) => connection.pulls)
    .map(({ requestedAt }) => Date.parse(requestedAt));
  return isElsewhere || pulls.some((at) => at <= endedAt && at + PULL_TIME >= startedAt);
}
