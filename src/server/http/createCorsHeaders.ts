/** Headers that let a page of an allowed origin send the person's cookie and read the answer. */
export function createCorsHeaders(origin: string): Record<string, string> {
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Methods': 'GET, POST',
    'Access-Control-Allow-Headers':
      'Accept, Content-Type, X-Accounting-Background, X-Monite-Entity-Id, X-Monite-Version',
    'Access-Control-Expose-Headers':
      'Date, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, X-Request-Id, ' +
      'X-Accounting-Access, X-Accounting-Interval',
    'Access-Control-Max-Age': '600',
  };
}
