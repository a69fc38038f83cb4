import { createMiddleware } from 'hono/factory';
import { getNow } from '../state/getNow.ts';
import type { SandboxState } from '../state/SandboxState.ts';
import type { ApiEnv } from './ApiEnv.ts';
import { ApiProblem } from './ApiProblem.ts';

/** Answers 401 unless the call carries a valid bearer token of this sandbox. */
export function requireToken(state: SandboxState) {
  return createMiddleware<ApiEnv>(async (context, next) => {
    const authorization = context.req.header('Authorization');
    if (!authorization) throw createProblem('The Authorization header is missing.');
    const token = state.tokens.get(/^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '');
    if (!token) throw createProblem('The access token is not valid.');
    if (getNow(state) >= token.expiresAt) throw createProblem('The access token has expired.');
    context.set('token', token);
    await next();
  });
}

function createProblem(message: string): ApiProblem {
  return new ApiProblem(401, message, { headers: { 'WWW-Authenticate': 'Bearer' } });
}
