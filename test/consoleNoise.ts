// Files that are not isolated share this module and their globals.
const realFetch = globalThis.fetch;

const noise: string[] = [];
const ignored: RegExp[] = [];
const expected: { pattern: RegExp; isSeen: boolean }[] = [];

/** Formats values as the console does. Browsers have no `node:util`. */
function format(values: unknown[]): string {
  const [first, ...rest] = values.map((value) =>
    typeof value === 'object' && !(value instanceof Error) ? JSON.stringify(value) : String(value),
  );
  const text = (first ?? '').replace(/%[sdioOfc]/g, () => rest.shift() ?? '');
  return [text, ...rest].join(' ');
}

function recordNoise(source: string, values: unknown[]) {
  const text = format(values);
  const match = expected.find(({ pattern }) => pattern.test(text));
  if (match) match.isSeen = true;
  else if (!ignored.some((pattern) => pattern.test(text))) noise.push(`${source}: ${text}`);
}

/** Records console messages, and requests that would leave this machine. */
export function listenForNoise(): void {
  console.error = (...values: unknown[]) => recordNoise('console.error', values);
  console.warn = (...values: unknown[]) => recordNoise('console.warn', values);

  globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, 'http://localhost');
    if (['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)) return realFetch(input, init);
    recordNoise('unhandled request', [url.href]);
    throw new TypeError(`No test answers ${url.href}: pass the sandbox as \`fetch\`.`);
  };
}

/** Ignores such messages in all tests. Only for what another package says without a reason. */
export function ignoreNoise(pattern: RegExp): void {
  ignored.push(pattern);
}

export function expectNoise(pattern: RegExp): void {
  expected.push({ pattern, isSeen: false });
}

/** Throws on unexpected messages, and on expected messages that are missing. Then resets. */
export function assertQuiet(): void {
  const missing = expected.filter(({ isSeen }) => !isSeen).map(({ pattern }) => String(pattern));
  const unexpected = noise.splice(0);
  expected.length = 0;
  if (unexpected.length > 0)
    throw new Error(`Unexpected console output or requests:\n${unexpected.join('\n')}`);
  if (missing.length > 0) throw new Error(`Missing console messages: ${missing.join()}`);
}
