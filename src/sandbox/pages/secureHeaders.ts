import { createMiddleware } from 'hono/factory';
import type { SandboxState } from '../state/SandboxState.ts';

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Adds the security headers of a careful accounting system to the pages. */
export function secureHeaders(state: SandboxState) {
  return createMiddleware(async (context, next) => {
    await next();
    const { coop, returnUrl } = state.pages;
    // Browsers also apply `form-action` to the redirects after a form, even to those of the
    // partner's page. So allow the scheme and not only the address, which a policy cannot hold if
    // it is IPv6.
    const formAction = `form-action 'self' ${returnUrl ? new URL(returnUrl).protocol : ''}`.trim();
    context.header('Content-Security-Policy', `${POLICY}; ${formAction}`);
    context.header('Referrer-Policy', 'no-referrer');
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Cache-Control', 'no-store');
    if (coop) context.header('Cross-Origin-Opener-Policy', 'same-origin');
  });
}
