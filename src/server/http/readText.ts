/**
 * Reads a body as text; `undefined` where it has more bytes than that, counted after decompression.
 * No more than that is held, whatever is sent.
 */
export async function readText(
  { body }: Request | Response,
  mostBytes: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!body) return '';
  const reader = body.getReader();
  const quit = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', quit, { once: true });
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let text = '';
  let size = 0;
  try {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- a piece after another
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      size += value.byteLength;
      if (size > mostBytes) {
        quit();
        return undefined;
      }
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    signal.removeEventListener('abort', quit);
  }
}
