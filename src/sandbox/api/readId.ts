import type { Context } from 'hono';
import type { ApiEnv } from './ApiEnv.ts';
import { createValidationProblem } from './createValidationProblem.ts';
import { needsUuids } from '../../api/VERSIONS.ts';
import { isUuid } from './isUuid.ts';

/** Reads the id in the path. @throws ApiProblem 422 if the version requires UUIDs */
export function readId(context: Context<ApiEnv>): string {
  const id = context.req.param('id') ?? '';
  if (!needsUuids(context.var.version) || isUuid(id)) return id;
  throw createValidationProblem(['path', 'id'], 'value is not a valid uuid', 'type_error.uuid');
}
