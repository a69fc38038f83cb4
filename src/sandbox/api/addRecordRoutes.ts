import type { Context, Hono } from 'hono';
import { createRecordBody } from '../records/createRecordBody.ts';
import { findObject } from '../records/findObject.ts';
import { startPush } from '../records/getPushProgress.ts';
import type { SandboxState } from '../state/SandboxState.ts';
import type { ApiEnv } from './ApiEnv.ts';
import { ApiProblem } from './ApiProblem.ts';
import { paginate } from './paginate.ts';
import { readId } from './readId.ts';
import { createRecordQuery } from './createRecordQuery.ts';

const PATH = '/accounting_synced_records';
const LIMITS = { usual: 250, most: 250 };

/** Adds the calls on synced records, which came with version 2024-05-25. */
export function addRecordRoutes(app: Hono<ApiEnv>, state: SandboxState): void {
  const find = (context: Context<ApiEnv>) => {
    const id = readId(context);
    const object = findObject(state, context.var.entity.id, id);
    if (!object) throw new ApiProblem(404, `There is no synced record ${id}.`);
    return { id, object };
  };

  app.get(PATH, (context) => {
    const { searchParams } = new URL(context.req.url);
    const { data, ...tokens } = paginate(
      searchParams,
      PATH,
      LIMITS,
      createRecordQuery(state, context.var.entity.id),
    );
    return context.json({ data: data.map((object) => createRecordBody(state, object)), ...tokens });
  });

  app.get(`${PATH}/:id`, (context) => context.json(createRecordBody(state, find(context).object)));

  app.post(`${PATH}/:id/push`, (context) => {
    const { id, object } = find(context);
    const { status } = object.connection;
    if (status !== 'connected') {
      throw new ApiProblem(409, `The connection is ${status}, so nothing can be pushed.`);
    }
    startPush(state, object, id);
    return context.json(createRecordBody(state, object));
  });
}
