import { createMiddleware } from 'hono/factory';
import type { ApiEnv } from './ApiEnv.ts';
import { ApiProblem } from './ApiProblem.ts';

const VERSION = '2023-03-14';

/** Answers 400 unless `X-Monite-Version` is the version of the sandbox. */
export const requireVersion = createMiddleware<ApiEnv>(async (context, next) => {
  const version = context.req.header('X-Monite-Version');
  if (!version) {
    throw new ApiProblem(400, 'The X-Monite-Version header is missing.', {
      type: 'missing_api_version',
    });
  }
  if (version !== VERSION) {
    throw new ApiProblem(400, `The API version "${version}" is not one of: ${VERSION}.`, {
      type: 'unsupported_api_version',
    });
  }
  await next();
});
