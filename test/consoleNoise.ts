const noise: string[] = [];
const expected: { pattern: RegExp; isSeen: boolean }[] = [];

/** As the console would print it; `node:util` is not there in a browser. */
function format(values: unknown[]): string {
  const [first, ...rest] = values.map((value) =>
    typeof value === 'object' && !(value instanceof Error) ? JSON.stringify(value) : String(value),
  );
  const text = (first ?? '').replace(/%[sdioOfc]/g, () => rest.shift() ?? '');
  return [text, ...rest].join(' ');
}

function hear(source: string, values: unknown[]) {
  const text = format(values);
  const match = expected.find(({ pattern }) => pattern.test(text));
  if (match) match.isSeen = true;
  else noise.push(`${source}: ${text}`);
}

/** Puts an ear on the console and on requests that would leave this machine. */
export function listenForNoise(): void {
  console.error = (...values: unknown[]) => hear('console.error', values);
  console.warn = (...values: unknown[]) => hear('console.warn', values);

  const realFetch = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, 'http://localhost');
    if (['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)) return realFetch(input, init);
    hear('unhandled request', [url.href]);
    throw new TypeError(`No test answers ${url.href}: pass the sandbox as \`fetch\`.`);
  };
}

export function expectNoise(pattern: RegExp): void {
  expected.push({ pattern, isSeen: false });
}

/** Throws what was heard and not expected, and what was expected and not heard; then forgets. */
export function assertQuiet(): void {
  const unheard = expected.filter(({ isSeen }) => !isSeen).map(({ pattern }) => String(pattern));
  const heard = noise.splice(0);
  expected.length = 0;
  if (heard.length > 0) throw new Error(`Noise is failure:\n${heard.join('\n')}`);
  if (unheard.length > 0) throw new Error(`Expected on the console, not heard: ${unheard.join()}`);
}
