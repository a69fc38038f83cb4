/**
 * Returns the policy of the product's pages, strict and with Trusted Types. `nonce` is new for each
 * page. `apiOrigin` is the accounting API, which only a page with a token of its own calls.
 */
export function getContentSecurityPolicy(nonce: string, apiOrigin: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    `connect-src 'self' ${apiOrigin}`,
    // The icon in the browser's tab.
    'img-src data:',
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}
