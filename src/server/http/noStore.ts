/**
 * Options of every upstream request, because some frameworks cache `fetch` by default. Workers with
 * an older compatibility date throw on the option, and lack it in `Request.prototype`.
 */
export const noStore: { cache?: 'no-store' } =
  typeof Request === 'function' && 'cache' in Request.prototype ? { cache: 'no-store' } : {};
