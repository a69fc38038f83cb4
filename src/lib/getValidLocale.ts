/**
 * Returns a locale that `Intl` supports. Understands POSIX spellings such as `de_DE.UTF-8`.
 * Returns `en` for anything else.
 */
export function getValidLocale(locale: string): string {
  try {
    const tag = locale.split(/[.@]/, 1).join('').replaceAll('_', '-');
    return Intl.DateTimeFormat.supportedLocalesOf(tag)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
