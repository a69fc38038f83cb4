import type { Locale } from 'react-accounting-connect';

/** The languages of the widget. The rest of this product speaks English. */
export const LANGUAGES = {
  en: 'English',
  ar: 'العربية',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  it: 'Italiano',
  ja: '日本語',
  nl: 'Nederlands',
  pl: 'Polski',
  pt: 'Português',
};

export type Language = keyof typeof LANGUAGES;

const isLanguage = (tag: string): tag is Language => Object.hasOwn(LANGUAGES, tag);

/** Reads the language from the URL, as in `/settings/accounting?language=de`. */
export function getLanguage(search: string): Language {
  const tag = new URLSearchParams(search).get('language') ?? '';
  return isLanguage(tag) ? tag : 'en';
}

/** Loads a language. The package brings English along. */
export async function loadLocale(language: Language): Promise<Locale | undefined> {
  switch (language) {
    case 'ar':
      return (await import('react-accounting-connect/locales/ar')).ar;
    case 'de':
      return (await import('react-accounting-connect/locales/de')).de;
    case 'es':
      return (await import('react-accounting-connect/locales/es')).es;
    case 'fr':
      return (await import('react-accounting-connect/locales/fr')).fr;
    case 'it':
      return (await import('react-accounting-connect/locales/it')).it;
    case 'ja':
      return (await import('react-accounting-connect/locales/ja')).ja;
    case 'nl':
      return (await import('react-accounting-connect/locales/nl')).nl;
    case 'pl':
      return (await import('react-accounting-connect/locales/pl')).pl;
    case 'pt':
      return (await import('react-accounting-connect/locales/pt')).pt;
    case 'en':
      return undefined;
  }
}
