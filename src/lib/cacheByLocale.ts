/** Caches one `Intl` formatter per locale, because creating one is far slower than using it. */
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
