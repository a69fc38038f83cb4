/** The origins as a set. @throws Error where one is not an origin as browsers write it */
export function readOrigins(origins: readonly string[] = []): ReadonlySet<string> {
  // In JavaScript, one alone is easily written without its list.
  const list = [origins].flat();
  for (const origin of list) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw new Error(
        `allowedOrigins holds "${origin}", which is no origin. Write the scheme, the host and a port ` +
          'that is not the usual one, and nothing after them: "https://app.partner.example".',
      );
    }
  }
  return new Set(list);
}
