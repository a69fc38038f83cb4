import { createMiddleware } from 'hono/factory';
import { createId } from '../state/createId.ts';
import { getNow } from '../state/getNow.ts';
import type { SandboxState } from '../state/SandboxState.ts';
import type { ApiEnv } from './ApiEnv.ts';
import { redactBody } from './redactBody.ts';
import { redactText } from './redactText.ts';

/** Logs every call without its secrets, and adds `X-Request-Id` to every answer. */
export function logRequests(state: SandboxState, basePath: string) {
  return createMiddleware<ApiEnv>(async (context, next) => {
    const { req } = context;
    const hide = (text: string) => redactText(text, state.config.clientSecret);
    const hideAll = (texts: Record<string, string>) =>
      Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, hide(text)]));
    const headers = hideAll(req.header());
    if (headers['authorization']) headers['authorization'] = 'Bearer …';
    if (headers['cookie']) headers['cookie'] = '…';
    const request: SandboxState['requests'][number] = {
      method: req.method,
      path: hide(req.path.slice(basePath.length) || '/'),
      query: hideAll(req.query()),
      headers,
      body: redactBody(await req.text(), state.config.clientSecret),
      status: null,
      at: getNow(state),
    };
    state.requests.push(request);
    const requestId = createId(state, 'request');
    await next();
    context.header('X-Request-Id', requestId);
    if (!context.env.isLost && !context.env.signal?.aborted) request.status = context.res.status;
  });
}
