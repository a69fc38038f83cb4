/** Whether a value can be the id of an entity, and is safe to send in a header. */
export function isEntityId(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{1,100}$/.test(value);
}
