/**
 * Options of every upstream request, because some frameworks cache `fetch` by default. Workers with
 * an older compatibility date throw on the option, and lack it in `Request.prototype`. Not a
 * constant: the first look at `Request` makes Node load its whole `fetch`.
 */
export function getNoStore(): { cache?: 'no-store' } {
  const isKnown = typeof Request === 'function' && 'cache' in Request.prototype;
  return isKnown ? { cache: 'no-store' } : {};
}
