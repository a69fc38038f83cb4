/** Whether a value can be an entity's id. It goes into a header, so nothing else may be in it. */
export function isEntityId(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{1,100}$/.test(value);
}
