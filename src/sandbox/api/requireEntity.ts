import { createMiddleware } from 'hono/factory';
import type { SandboxState } from '../state/SandboxState.ts';
import type { ApiEnv } from './ApiEnv.ts';
import { ApiProblem } from './ApiProblem.ts';

/** Needs an `X-Monite-Entity-Id` that the token opens: 400, 403 or 404 otherwise. */
export function requireEntity(state: SandboxState) {
  return createMiddleware<ApiEnv>(async (context, next) => {
    const id = context.req.header('X-Monite-Entity-Id');
    if (!id) throw new ApiProblem(400, 'The X-Monite-Entity-Id header is missing.');
    const { entityId } = context.var.token;
    if (entityId !== null && entityId !== id) {
      throw new ApiProblem(403, 'The access token does not open this entity.');
    }
    const entity = state.config.entities.find((candidate) => candidate.id === id);
    if (!entity) throw new ApiProblem(404, `There is no entity ${id}.`);
    context.set('entity', entity);
    await next();
  });
}
