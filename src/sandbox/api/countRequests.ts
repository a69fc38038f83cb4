import { createMiddleware } from 'hono/factory';
import { getNow } from '../state/getNow.ts';
import type { SandboxState } from '../state/SandboxState.ts';
import type { ApiEnv } from './ApiEnv.ts';

/** Counts the calls of each second and sends the rate-limit headers with every answer. */
export function countRequests(state: SandboxState) {
  return createMiddleware<ApiEnv>(async (context, next) => {
    const second = Math.floor(getNow(state) / 1000);
    if (second !== state.rate.second) state.rate = { second, count: 0 };
    state.rate.count += 1;
    const { rateLimit } = state.config;
    const remaining = Math.max(0, rateLimit - state.rate.count);
    await next();
    if (!Number.isFinite(rateLimit)) return;
    context.header('RateLimit-Limit', String(rateLimit));
    context.header('RateLimit-Remaining', String(remaining));
    context.header('RateLimit-Reset', '1');
  });
}
