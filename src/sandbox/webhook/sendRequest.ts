/** Sends a request over the network. Reads the whole answer, which frees the connection. */
export async function sendRequest(request: Request): Promise<void> {
  // Looked up at each call, because a test may replace the global `fetch` later.
  const response = await fetch(request);
  await response.arrayBuffer();
}
