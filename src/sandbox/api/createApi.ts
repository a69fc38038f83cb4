import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { checkCaller } from '../checkCaller.ts';
import { getNow } from '../state/getNow.ts';
import type { SandboxState } from '../state/SandboxState.ts';
import { addConnectionRoutes } from './addConnectionRoutes.ts';
import { addListRoutes } from './addListRoutes.ts';
import { addRecordRoutes } from './addRecordRoutes.ts';
import { addTokenRoute } from './addTokenRoute.ts';
import type { ApiEnv } from './ApiEnv.ts';
import { ApiProblem } from './ApiProblem.ts';
import { applyRules } from './applyRules.ts';
import { countRequests } from './countRequests.ts';
import { createJsonResponse } from './createJsonResponse.ts';
import { getAllowedOrigin } from './getAllowedOrigin.ts';
import { limitRate } from './limitRate.ts';
import { logRequests } from './logRequests.ts';
import { onlyIn } from './onlyIn.ts';
import { rejectOtherMethods } from './rejectOtherMethods.ts';
import { requireEntity } from './requireEntity.ts';
import { requireToken } from './requireToken.ts';
import { requireVersion } from './requireVersion.ts';

/** Creates the API in all its versions, under its base path. */
export function createApi(state: SandboxState): Hono<ApiEnv> {
  const basePath = new URL(state.config.baseUrl).pathname.replace(/\/$/, '');
  const app = new Hono<ApiEnv>().basePath(basePath);

  // Answers preflights, so that they are neither logged nor counted and need no token.
  app.use(
    cors({
      origin: (origin) => getAllowedOrigin(state.config, origin),
      allowHeaders: ['Authorization', 'Content-Type', 'X-Monite-Version', 'X-Monite-Entity-Id'],
      allowMethods: ['GET', 'POST'],
      exposeHeaders: [
        'Date',
        'Retry-After',
        'RateLimit-Limit',
        'RateLimit-Remaining',
        'RateLimit-Reset',
        'X-Monite-Version',
        'X-Request-Id',
      ],
      maxAge: 600,
    }),
  );
  // Before everything that counts or remembers calls, so that foreign pages cannot disturb tests.
  app.use(async (context, next) => {
    checkCaller(state.config, 'api', context.req.raw);
    await next();
  });
  app.use(async (context, next) => {
    await next();
    context.header('Date', new Date(getNow(state)).toUTCString());
  });
  app.use(logRequests(state, basePath));
  app.use(countRequests(state));
  app.use(applyRules(state, basePath));
  app.use(requireVersion);

  // Before `requireToken`, because this is the only call without a token.
  app.use('/auth/token', limitRate(state));
  addTokenRoute(app, state);
  app.all('/auth/token', rejectOtherMethods('POST'));

  app.use(requireToken(state));
  app.use(limitRate(state));
  app.use(requireEntity(state));
  app.use('/accounting_connections/:id/data_pulls', onlyIn('2023-03-14'));
  app.use('/accounting_connections/:id/sync', onlyIn('2024-05-25'));
  app.use('/accounting_synced_records/*', onlyIn('2024-05-25'));
  addConnectionRoutes(app, state);
  addRecordRoutes(app, state);
  addListRoutes(app, state);
  app.all('/accounting_connections', rejectOtherMethods('GET, POST'));
  app.all('/accounting_connections/:id', rejectOtherMethods('GET'));
  app.all('/accounting_connections/:id/data_pulls', rejectOtherMethods('POST'));
  app.all('/accounting_connections/:id/sync', rejectOtherMethods('POST'));
  app.all('/accounting_connections/:id/disconnect', rejectOtherMethods('POST'));
  app.all('/accounting_synced_records', rejectOtherMethods('GET'));
  app.all('/accounting_synced_records/:id', rejectOtherMethods('GET'));
  app.all('/accounting_synced_records/:id/push', rejectOtherMethods('POST'));
  for (const path of ['/receivables', '/products', '/measure_units']) {
    app.all(path, rejectOtherMethods('GET'));
  }
  app.all('*', (context) => {
    throw new ApiProblem(404, `There is nothing at ${context.req.path}.`);
  });

  app.onError((error) =>
    error instanceof ApiProblem
      ? createJsonResponse(error.status, error.body, error.headers)
      : createJsonResponse(500, { error: { message: String(error) } }),
  );
  return app;
}
