/** A shorter secret is made up for a test and may be an ordinary word. */
const MIN_LENGTH = 16;
/** A text, JSON in a text, and JSON in a text of that JSON, as logs quote each other. */
const LEVELS = 3;
const ESCAPE = /\\(?:u([\da-f]{4})|(.))/gis;
const CONTROLS: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/**
 * Whether a JSON text contains a secret, with or without escapes: `\u0061` could hide a letter. Reads
 * the text itself, because a parsed value lacks what stood under a key that comes twice.
 */
export function hasSecret(json: string, secrets: readonly string[]): boolean {
  const long = secrets.filter(({ length }) => length >= MIN_LENGTH);
  let text = json;
  for (let level = 0; ; level += 1) {
    const current = text;
    if (long.some((secret) => current.includes(secret))) return true;
    if (level === LEVELS || !text.includes('\\')) return false;
    text = unescape(text);
  }
}

/** Replaces the escapes of JSON by what they stand for, once. */
function unescape(text: string): string {
  return text.replace(ESCAPE, (_, code: string | undefined, character: string = '') =>
    code === undefined
      ? (CONTROLS[character] ?? character)
      : String.fromCharCode(parseInt(code, 16)),
  );
}
