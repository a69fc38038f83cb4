import type { Call } from './createNetwork.ts';
import type { World } from './createWorld.ts';
import type { Widget } from './mountWidget.tsx';

/** What one answer says of one connection; `undefined`: nothing. */
function getSaid({ method, path, status, body }: Call, id: string): string | undefined {
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
 * Nothing is shown as connected unless the API has said so, and no answer to a later question has
 * said otherwise.
 */
function checkConnected(world: World, { screen, host }: Widget): void {
  const { connection, status } = screen.connection;
  const isShown = status === 'connected' || screen.connecting.phase === 'connected';
  if (!isShown) return;
  const id = connection?.id ?? '';
  const said = world.network.calls
    .filter((call) => call.host === host && call.answeredAt !== undefined)
    .map((call) => ({ call, status: getSaid(call, id) }));
  const isTrue = said.some(
    (one) =>
      one.status === 'connected' &&
      !said.some(
        ({ call, status: later }) =>
          later !== undefined &&
          later !== 'connected' &&
          call.askedAt > one.call.askedAt &&
          (call.answeredAt ?? Infinity) <= world.settledAt,
      ),
  );
  if (!isTrue) throw new Error(`Shown as connected, which the API did not say: ${id}`);
}

/** What must be so at every moment. */
export function checkScreen(world: World): void {
  for (const widget of world.widgets) checkConnected(world, widget);
  if (world.rejections.length > 0) {
    throw new Error(`Something rejected: ${String(world.rejections[0])}`, {
      cause: world.rejections[0],
    });
  }
}
