import { createMiddleware } from 'hono/factory';
import type { SandboxState } from '../state/SandboxState.ts';
import type { ApiEnv } from './ApiEnv.ts';
import { ApiProblem } from './ApiProblem.ts';
import { createValidationProblem } from './createValidationProblem.ts';
import { needsUuids } from '../../api/VERSIONS.ts';
import { isUuid } from './isUuid.ts';

/**
 * Answers 400, 403, 404 or 422 unless `X-Monite-Entity-Id` names an entity that the token can access.
 */
export function requireEntity(state: SandboxState) {
  return createMiddleware<ApiEnv>(async (context, next) => {
    const id = context.req.header('X-Monite-Entity-Id');
    if (!id) throw new ApiProblem(400, 'The X-Monite-Entity-Id header is missing.');
    if (needsUuids(context.var.version) && !isUuid(id)) {
      throw createValidationProblem(
        ['header', 'X-Monite-Entity-Id'],
        'value is not a valid uuid',
        'type_error.uuid',
      );
    }
    const { entityId } = context.var.token;
    if (entityId !== null && entityId !== id) {
      throw new ApiProblem(403, 'The access token cannot access this entity.');
    }
    const entity = state.config.entities.find((candidate) => candidate.id === id);
    if (!entity) throw new ApiProblem(404, `There is no entity ${id}.`);
    context.set('entity', entity);
    await next();
  });
}
