import type { SandboxConnection } from '../../../src/sandbox/SandboxConnection.ts';
import type { Call } from './createNetwork.ts';
import type { World } from './createWorld.ts';
import type { Widget } from './mountWidget.tsx';

/** Returns the status of one connection in one response. `undefined` if absent. */
function getReportedStatus({ method, path, status, body }: Call, id: string): string | undefined {
  if (status !== 200 && status !== 201) return undefined;
  const fields = getFields(body);
  if (method === 'GET' && path === '/accounting_connections' && Array.isArray(fields.data)) {
    const found = fields.data.map(getFields).find((connection) => connection.id === id);
    return String(found?.status ?? 'absent');
  }
  return fields.id === id ? String(fields.status) : undefined;
}

function getFields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/**
 * Checks that a widget shows connected only if the API said so, and no later read said otherwise.
 */
function checkConnected(world: World, { screen, host }: Widget): void {
  const { connection, status } = screen.reading;
  const isShown = status === 'connected' || screen.connecting.phase === 'connected';
  if (!isShown) return;
  const id = connection?.id ?? '';
  const reported = world.network.calls
    .filter((call) => call.host === host && call.answeredAt !== undefined)
    .map((call) => ({ call, status: getReportedStatus(call, id) }));
  const isTrue = reported.some(
    (one) =>
      one.status === 'connected' &&
      !reported.some(
        ({ call, status: later }) =>
          later !== undefined &&
          later !== 'connected' &&
          call.sentAt > one.call.sentAt &&
          (call.answeredAt ?? Infinity) <= world.settledAt,
      ),
  );
  if (!isTrue) throw new Error(`Shows connected, but the API did not say so: ${id}`);
}

/** Checks that a widget shows canceled only if the API last reported an ended or absent connection. */
function checkCanceled(world: World, { screen, host }: Widget): void {
  if (screen.connecting.phase !== 'canceled') return;
  const calls = world.network.calls.filter(
    (call) => call.host === host && call.answeredAt !== undefined,
  );
  const isEnded = ({ id }: SandboxConnection) => {
    const last = calls
      .map((call) => getReportedStatus(call, id))
      .findLast((status) => status !== undefined);
    return last === 'disconnected' || last === 'absent';
  };
  if (!world.sandbox.connections.some(isEnded)) {
    throw new Error('Shows canceled, but the API did not say so');
  }
}

/** Checks the invariants that hold at every moment. */
export function checkScreen(world: World): void {
  for (const widget of world.widgets) {
    checkConnected(world, widget);
    checkCanceled(world, widget);
  }
  if (world.rejections.length > 0) {
    throw new Error(`An action rejected: ${String(world.rejections[0])}`, {
      cause: world.rejections[0],
    });
  }
}
