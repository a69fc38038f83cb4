import type { Hono } from 'hono';
import { createMeasureUnit } from '../books/createMeasureUnit.ts';
import { createProducts } from '../books/createProducts.ts';
import { createReceivables } from '../books/createReceivables.ts';
import type { ConnectionRecord } from '../state/ConnectionRecord.ts';
import type { SandboxState } from '../state/SandboxState.ts';
import { settleConnection } from '../state/settleConnection.ts';
import type { ApiEnv } from './ApiEnv.ts';
import { paginate } from './paginate.ts';

/** Adds the lists of pulled data. The data stays after a disconnect. */
export function addListRoutes(app: Hono<ApiEnv>, state: SandboxState): void {
  const addList = (path: string, read: (record: ConnectionRecord) => unknown[]) => {
    app.get(path, (context) => {
      const items = state.connections
        .filter((record) => record.entity.id === context.var.entity.id)
        .flatMap((record) => read(settleConnection(state, record)));
      return context.json(paginate(items, context.req.query(), path));
    });
  };

  addList('/receivables', (record) =>
    record.pulled.receivables ? createReceivables(state.config.seed, record) : [],
  );
  addList('/products', (record) => (record.pulled.line_items ? createProducts(record) : []));
  addList('/measure_units', (record) =>
    record.pulled.line_items || record.pulled.receivables ? [createMeasureUnit(record)] : [],
  );
}
