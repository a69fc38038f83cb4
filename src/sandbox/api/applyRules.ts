import { createMiddleware } from 'hono/factory';
import { delay } from '../lib/delay.ts';
import type { SandboxRule } from '../SandboxRule.ts';
import type { SandboxState } from '../state/SandboxState.ts';
import type { ApiEnv } from './ApiEnv.ts';
import { createJsonResponse } from './createJsonResponse.ts';
import { matchesRule } from './matchesRule.ts';

/** Applies the rules of `fail` to each call: at most one that delays it and one that fails it. */
export function applyRules(state: SandboxState, basePath: string) {
  return createMiddleware<ApiEnv>(async (context, next) => {
    const path = context.req.path.slice(basePath.length) || '/';
    const takeRule = (isFailing: boolean): SandboxRule => {
      const entry = state.rules.find(
        ({ rule, timesLeft }) =>
          timesLeft > 0 &&
          isFailure(rule) === isFailing &&
          matchesRule(rule, context.req.method, path),
      );
      if (!entry) return {};
      entry.timesLeft -= 1;
      return entry.rule;
    };
    const slowing = takeRule(false);
    const failing = takeRule(true);
    const wait = async (part: 'delay' | 'delayAfter') => {
      const time = (slowing[part] ?? 0) + (failing[part] ?? 0);
      if (time > 0) await delay(time, context.env.signal);
    };
    await wait('delay');
    const answer =
      isFailure(failing) && failing.lost !== 'after' ? createAnswer(failing) : undefined;
    if (!answer) await next();
    await wait('delayAfter');
    context.env.isLost = failing.lost !== undefined;
    return answer;
  });
}

function isFailure({ status, body, headers, lost }: SandboxRule): boolean {
  return [status, body, headers, lost].some((part) => part !== undefined);
}

function createAnswer({ status = 200, body, headers = {} }: SandboxRule): Response {
  if (body === null || [204, 205, 304].includes(status)) {
    return new Response(null, { status, headers });
  }
  if (typeof body === 'string') return new Response(body, { status, headers });
  const message = `The sandbox was told to answer ${status}.`;
  return createJsonResponse(status, body ?? { error: { message } }, headers);
}
