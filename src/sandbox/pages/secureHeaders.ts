import { createMiddleware } from 'hono/factory';
import type { SandboxState } from '../state/SandboxState.ts';

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The headers that a careful accounting system sends with its pages. */
export function secureHeaders(state: SandboxState) {
  return createMiddleware(async (context, next) => {
    await next();
    const { coop, returnUrl } = state.pages;
    // Browsers hold the redirects after a form to it too, those of the partner's page included: so
    // the scheme and not the address, which could not be IPv6 either.
    const formAction = `form-action 'self' ${returnUrl ? new URL(returnUrl).protocol : ''}`.trim();
    context.header('Content-Security-Policy', `${POLICY}; ${formAction}`);
    context.header('Referrer-Policy', 'no-referrer');
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Cache-Control', 'no-store');
    if (coop) context.header('Cross-Origin-Opener-Policy', 'same-origin');
  });
}
