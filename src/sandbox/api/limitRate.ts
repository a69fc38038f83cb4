import { createMiddleware } from 'hono/factory';
import type { SandboxState } from '../state/SandboxState.ts';
import { ApiProblem } from './ApiProblem.ts';
import type { ApiEnv } from './ApiEnv.ts';

/** Answers 429 to calls above the limit of the second. */
export function limitRate(state: SandboxState) {
  return createMiddleware<ApiEnv>(async (_context, next) => {
    const { rateLimit } = state.config;
    if (state.rate.count > rateLimit) {
      throw new ApiProblem(429, `More than ${rateLimit} requests a second. Try again later.`, {
        type: 'rate_limit_exceeded',
        headers: { 'Retry-After': '1' },
      });
    }
    await next();
  });
}
