/** Reads a field of any value. Reads getters of the prototype too, such as those of a `Response`. */
export function getField(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
