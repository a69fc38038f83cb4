/**
 * Part of every request upstream: some frameworks keep the answers of `fetch` otherwise. Workers of
 * older compatibility dates refuse the option, and do not show it.
 */
export const noStore: { cache?: 'no-store' } =
  typeof Request === 'function' && 'cache' in Request.prototype ? { cache: 'no-store' } : {};
