import { ar } from '../src/messages/locales/ar.ts';
import { de } from '../src/messages/locales/de.ts';
import { es } from '../src/messages/locales/es.ts';
import { fr } from '../src/messages/locales/fr.ts';
import { it } from '../src/messages/locales/it.ts';
import { ja } from '../src/messages/locales/ja.ts';
import { nl } from '../src/messages/locales/nl.ts';
import { pl } from '../src/messages/locales/pl.ts';
import { pt } from '../src/messages/locales/pt.ts';
import type { AccountingProviderProps } from '../src/provider/AccountingProvider.tsx';
import { pseudoLocale } from './pseudoLocale.ts';

interface StoryLocale {
  /** The name in the toolbar. */
  title: string;
  locale: AccountingProviderProps['locale'];
}

/** The languages of the toolbar, by tag. */
export const storyLocales: Readonly<Record<string, StoryLocale>> = {
  'en-US': { title: 'English (US)', locale: 'en-US' },
  'en-GB': { title: 'English (UK)', locale: 'en-GB' },
  de: { title: 'Deutsch', locale: de },
  es: { title: 'Español', locale: es },
  fr: { title: 'Français', locale: fr },
  it: { title: 'Italiano', locale: it },
  nl: { title: 'Nederlands', locale: nl },
  pl: { title: 'Polski', locale: pl },
  pt: { title: 'Português', locale: pt },
  ja: { title: '日本語', locale: ja },
  ar: { title: 'العربية', locale: ar },
  'en-XA': { title: 'Pseudo-locale (long, accented)', locale: pseudoLocale },
};
