/**
 * Returns a copy that inherits nothing. A script of the page may have added properties to
 * `Object.prototype`, which would otherwise stand in for those that an object lacks.
 */
export const copyOwn = <T extends object>(value: T): T => ({ __proto__: null, ...value });
