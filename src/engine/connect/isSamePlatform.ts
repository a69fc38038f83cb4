/**
 * Whether two keys can name the same platform. The API may leave a connection's platform out, and
 * has longer and shorter names for some, such as `quickbooks` for `quickbooks_online`. A wrong "no"
 * would end a connection that a person is signing in to.
 */
export function isSamePlatform(one: string | null | undefined, other: typeof one): boolean {
  if (one == null || other == null || one === other) return true;
  return isVariant(one, other) || isVariant(other, one);
}

const isVariant = (long: string, short: string) =>
  long.startsWith(`${short}_`) && !long.endsWith('_sandbox');
