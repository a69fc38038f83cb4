import { createMiddleware } from 'hono/factory';
import { VERSIONS } from '../../api/VERSIONS.ts';
import type { ApiEnv } from './ApiEnv.ts';
import { ApiProblem } from './ApiProblem.ts';

/** Answers 400 unless `X-Monite-Version` is a known version. Every other answer names it. */
export const requireVersion = createMiddleware<ApiEnv>(async (context, next) => {
  const asked = context.req.header('X-Monite-Version');
  if (!asked) {
    throw new ApiProblem(400, 'The X-Monite-Version header is missing.', {
      type: 'missing_api_version',
    });
  }
  const version = VERSIONS.find((known) => known === asked);
  if (!version) {
    throw new ApiProblem(400, `The API version "${asked}" is not one of: ${VERSIONS.join(', ')}.`, {
      type: 'unsupported_api_version',
    });
  }
  context.set('version', version);
  await next();
  context.header('X-Monite-Version', version);
});
