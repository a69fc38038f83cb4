/** Keeps what `create` makes for each locale: creating an `Intl` formatter takes far longer than using it. */
export function cacheByLocale<T>(create: (locale: string) => T): (locale: string) => T {
  const created = new Map<string, T>();
  return (locale) => {
    const known = created.get(locale);
    if (known !== undefined) return known;
    const value = create(locale);
    created.set(locale, value);
    return value;
  };
}
