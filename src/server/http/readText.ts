/**
 * Reads a body as text. Stops and returns `undefined` once the body exceeds `maxBytes`, counted
 * after decompression.
 */
export async function readText(
  { body }: Request | Response,
  maxBytes: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!body) return '';
  const reader = body.getReader();
  const cancel = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', cancel, { once: true });
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let text = '';
  let size = 0;
  try {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- chunks arrive in order
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      size += value.byteLength;
      if (size > maxBytes) {
        cancel();
        return undefined;
      }
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}
