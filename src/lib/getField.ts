/**
 * Reads a field of any value. Reads getters of the prototype too, such as those of a `Response`, but
 * nothing of `Object.prototype`, to which a script of the page may have added properties.
 */
export function getField(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  let owner: object | null = value;
  while (owner !== null && !Object.hasOwn(owner, name)) owner = Object.getPrototypeOf(owner);
  const isInherited = owner !== null && owner !== value;
  if (owner === null || (isInherited && Object.getPrototypeOf(owner) === null)) return undefined;
  return Reflect.get(value, name);
}
