import { describe, expect, it } from 'vitest';
import { expectConsoleError } from '../../test/expectConsoleError.ts';
import { createLanguage } from '../provider/createLanguage.ts';
import { getWords } from './getWords.ts';
import { de } from '../messages/locales/de.ts';
import { en } from '../messages/locales/en.ts';
import { unnamed } from '../messages/unnamed.ts';

const english = {
  errors: en.messages.errors,
  picker: en.messages.picker,
  widget: en.messages.widget,
};
const create = (...[locale = 'en', overrides]: Partial<Parameters<typeof createLanguage>>) =>
  getWords(createLanguage(locale, overrides, undefined), english);

describe('getWords', () => {
  it('gives the English texts for a tag, and fills in their placeholders', () => {
    const { widget, format } = create('en-GB');
    expect(widget.cancel).toBe('Cancel');
    expect(format(widget.waiting, { name: 'Xero' })).toBe(
      'Finish connecting Xero in the other window',
    );
  });

  it('takes the texts from the locale, English where it has none, and the partner’s first', () => {
    const messages = { ...en.messages, widget: { ...en.messages.widget, cancel: 'Abbrechen' } };
    const locale = { tag: 'de', messages };
    const { widget } = create(locale, { widget: { resume: 'Weiter' } });
    expect(widget).toMatchObject({ cancel: 'Abbrechen', resume: 'Weiter', checking: 'Checking…' });
    expect(english.widget.cancel).toBe('Cancel');
  });

  it('creates the texts of a part only once', () => {
    const language = createLanguage('en', undefined, undefined);
    expect(getWords(language, english)).toBe(getWords(language, english));
  });

  it('asks the partner’s translation function by path, also for texts with values', () => {
    const texts: Record<string, string> = { 'widget.cancel': 'Abbrechen' };
    const locale = {
      tag: 'de',
      messages: (key: string, { name }: Readonly<Record<string, string | number>>) =>
        key === 'widget.waiting' ? `Warten auf ${name}` : texts[key],
    };
    const { widget, picker, format } = create(locale);
    expect(widget.cancel).toBe('Abbrechen');
    expect(format(widget.waiting, { name: 'Xero' })).toBe('Warten auf Xero');
    expect(widget.checking).toBe('Checking…');
    expect(format(widget.blocked, { name: 'Xero' })).toBe('The window for Xero didn’t open');
    expect(format(picker.found, { count: 1 })).toBe('1 result');
  });

  it('takes what the translation function lacks from the fallback', () => {
    const own: Record<string, string> = { 'widget.cancel': 'Verwerfen' };
    const locale = { ...de, messages: (key: string) => own[key], fallback: de.messages };
    const { widget, picker, format } = create(locale);
    const name = de.messages.unnamed;
    expect(widget.cancel).toBe('Verwerfen');
    expect(widget.resume).toBe(de.messages.widget.resume);
    expect(format(picker.found, { count: 1 })).toBe('1 Treffer');
    expect(format(widget.waiting, { name })).toBe('Verbindung im anderen Fenster abschließen');
  });

  it.each([
    [
      'a text of another type',
      { widget: { cancel: 7, resume: () => 'Weiter' } },
      /widget\.(cancel|resume)/,
    ],
    ['a name that does not exist', { wigdet: { cancel: 'Abbrechen' } }, null],
    [
      'a text in place of a section',
      { widget: 'Abbrechen', errors: null },
      /messages\.(widget|errors)/,
    ],
    ['undefined', { widget: { cancel: undefined }, errors: undefined }, null],
  ])('ignores %s', (_, wrong, warning) => {
    if (warning) expectConsoleError(warning);
    const overrides = JSON.parse(JSON.stringify(wrong));
    expect(create('en', { ...overrides, ...wrong }).widget).toEqual(english.widget);
  });

  it('begins a sentence about software without a name with a capital letter', () => {
    const { widget, format } = create();
    expect(format(widget.disconnected, { name: unnamed })).toBe(
      'Your accounting software is disconnected',
    );
    expect(format(widget.again, { name: unnamed })).toBe('Reconnect your accounting software');
  });
});
