/** The members of a union that have a property. */
type With<T, Name extends PropertyKey> = T extends unknown
  ? Name extends keyof T
    ? T
    : never
  : never;

/** As `in`, but without what a script of the page may have added to `Object.prototype`. */
export const hasOwn = <T extends object, Name extends PropertyKey>(
  value: T,
  name: Name,
): value is With<T, Name> => Object.hasOwn(value, name);
