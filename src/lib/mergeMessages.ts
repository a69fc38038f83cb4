/** Merges the partner's messages over the English ones, at every level. */
export function mergeMessages<T extends object>(english: T, own: object | undefined): T {
  const result = { ...english };
  for (const [key, value] of Object.entries(own ?? {})) {
    const base: unknown = Reflect.get(english, key);
    // JavaScript has no types that would reject a misspelt name, or a text in place of a function.
    if (typeof value !== typeof base || value === null) continue;
    const isSection = isObject(base) && isObject(value);
    Reflect.set(result, key, isSection ? mergeMessages(base, value) : value);
  }
  return result;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
