/** An answer from a text that is empty or already JSON. It must not be cached. */
export function createTextResponse(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  // A 204 must not have a body, not even an empty one.
  return new Response(text || null, {
    status,
    headers: {
      ...(text !== '' && { 'Content-Type': 'application/json' }),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      ...headers,
    },
  });
}
