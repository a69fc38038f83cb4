import type { Locale } from 'react-accounting-connect';

interface Language {
  name: string;
  /** Loads its texts. The package brings English along. */
  load: () => Promise<Locale | undefined>;
}

/** The languages of the widget, by tag. The rest of this product speaks English. */
export const LANGUAGES: Readonly<Record<string, Language>> = {
  en: { name: 'English', load: async () => undefined },
  ar: {
    name: 'العربية',
    load: async () => (await import('react-accounting-connect/locales/ar')).ar,
  },
  de: {
    name: 'Deutsch',
    load: async () => (await import('react-accounting-connect/locales/de')).de,
  },
  es: {
    name: 'Español',
    load: async () => (await import('react-accounting-connect/locales/es')).es,
  },
  fr: {
    name: 'Français',
    load: async () => (await import('react-accounting-connect/locales/fr')).fr,
  },
  it: {
    name: 'Italiano',
    load: async () => (await import('react-accounting-connect/locales/it')).it,
  },
  ja: {
    name: '日本語',
    load: async () => (await import('react-accounting-connect/locales/ja')).ja,
  },
  nl: {
    name: 'Nederlands',
    load: async () => (await import('react-accounting-connect/locales/nl')).nl,
  },
  pl: {
    name: 'Polski',
    load: async () => (await import('react-accounting-connect/locales/pl')).pl,
  },
  pt: {
    name: 'Português',
    load: async () => (await import('react-accounting-connect/locales/pt')).pt,
  },
};

/** Reads the language from the URL, as in `/settings/accounting?language=de`. */
export function getLanguage(search: string): string {
  const tag = new URLSearchParams(search).get('language') ?? '';
  return Object.hasOwn(LANGUAGES, tag) ? tag : 'en';
}
