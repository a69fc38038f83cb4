import type { Context, Hono } from 'hono';
import { createMeasureUnit } from '../books/createMeasureUnit.ts';
import { createProducts } from '../books/createProducts.ts';
import { createReceivables } from '../books/createReceivables.ts';
import type { ConnectionRecord } from '../state/ConnectionRecord.ts';
import type { SandboxState } from '../state/SandboxState.ts';
import { settleConnection } from '../state/settleConnection.ts';
import type { ApiEnv } from './ApiEnv.ts';
import { paginate } from './paginate.ts';

const LIMITS = { usual: 100, most: 100 };

/** Adds the lists of pulled data. The data stays after a disconnect. */
export function addListRoutes(app: Hono<ApiEnv>, state: SandboxState): void {
  const list = (context: Context<ApiEnv>, read: (record: ConnectionRecord) => unknown[]) =>
    state.connections
      .filter((record) => record.entity.id === context.var.entity.id)
      .flatMap((record) => read(settleConnection(state, record)));
  const addList = (path: string, read: (record: ConnectionRecord) => unknown[]) => {
    app.get(path, (context) => {
      const { searchParams } = new URL(context.req.url);
      return context.json(paginate(searchParams, path, LIMITS, () => list(context, read)));
    });
  };

  addList('/receivables', (record) =>
    record.pulled.receivables ? createReceivables(state.config.seed, record) : [],
  );
  addList('/products', (record) => (record.pulled.line_items ? createProducts(record) : []));
  // Measure units come without pages.
  app.get('/measure_units', (context) =>
    context.json({
      data: list(context, (record) =>
        record.pulled.line_items || record.pulled.receivables ? [createMeasureUnit(record)] : [],
      ),
    }),
  );
}
