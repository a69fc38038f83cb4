/** Returns the origins. @throws Error if one is not written as browsers write origins */
export function checkOrigins(origins: readonly string[]): readonly string[] {
  for (const origin of origins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw new Error(
        `The sandbox cannot allow "${origin}", which is not an origin. Write the scheme, the host ` +
          'and the port, if it is not the default: "https://app.partner.example".',
      );
    }
  }
  return [...origins];
}
