/**
 * The step that an address of the sandbox's pages shows, or `null` for any other address. The pages of
 * unknown and expired links have no name of a step.
 */
export function getStep({ pathname }: URL): string | null {
  const match = /^\/authorize\/[^/]+(?:\/([\w-]+))?$/.exec(pathname);
  return match && (match[1] ?? '');
}
