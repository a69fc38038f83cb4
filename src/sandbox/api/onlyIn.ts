import { createMiddleware } from 'hono/factory';
import type { ApiVersion } from '../../api/VERSIONS.ts';
import type { ApiEnv } from './ApiEnv.ts';
import { ApiProblem } from './ApiProblem.ts';

/** Answers 404 in every other version of the API. */
export const onlyIn = (version: ApiVersion) =>
  createMiddleware<ApiEnv>(async (context, next) => {
    if (context.var.version !== version) {
      throw new ApiProblem(
        404,
        `There is nothing at ${context.req.path} in version ${context.var.version}.`,
      );
    }
    await next();
  });
