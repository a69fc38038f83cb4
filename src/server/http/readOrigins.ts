/** The origins as a set. @throws Error if one is not written as browsers write origins */
export function readOrigins(origins: readonly string[] = []): ReadonlySet<string> {
  // JavaScript lets partners pass a single origin instead of a list.
  const list = [origins].flat();
  for (const origin of list) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw new Error(
        `allowedOrigins contains "${origin}", which is not an origin. Write the scheme, the host ` +
          'and the port, if it is not the default: "https://app.partner.example".',
      );
    }
  }
  return new Set(list);
}
