import { createMiddleware } from 'hono/factory';

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The headers that a careful accounting system sends with its pages. */
export function secureHeaders(hasOpenerPolicy: boolean) {
  return createMiddleware(async (context, next) => {
    await next();
    context.header('Content-Security-Policy', POLICY);
    context.header('Referrer-Policy', 'no-referrer');
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Cache-Control', 'no-store');
    if (hasOpenerPolicy) context.header('Cross-Origin-Opener-Policy', 'same-origin');
  });
}
