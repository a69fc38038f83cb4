// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { startSentence } from '../../src/messages/startSentence.ts';
import { unnamed } from '../../src/messages/unnamed.ts';

const modules: Record<string, object> = import.meta.glob('../../src/messages/*.ts', {
  eager: true,
});

/** What the words call the accounting system that a template names. */
const NAMES = ['name', 'from', 'to'];

/** Lists the templates that name an accounting system, by their path. */
function listTemplates(words: object, path = ''): [path: string, render: () => unknown][] {
  return Object.entries(words).flatMap(([key, value]) => {
    const at = `${path}.${key}`;
    if (typeof value === 'object' && value !== null) return listTemplates(value, at);
    if (typeof value !== 'function') return [];
    const [, list = ''] = /^\(?([^)=]*)\)?\s*=>/.exec(String(value)) ?? [];
    const parameters = list.split(',').map((parameter) => parameter.trim());
    if (!parameters.some((parameter) => NAMES.includes(parameter))) return [];
    const values = parameters.map((parameter) => (NAMES.includes(parameter) ? unnamed : 'Value'));
    return [[at, () => Reflect.apply(value, undefined, values)]];
  });
}

describe('the words about an accounting system without a name', () => {
  const templates = Object.values(modules).flatMap((words) => listTemplates(words));

  it('include those of every part', () => {
    const paths = templates.map(([path]) => path);
    expect(paths).toEqual(
      expect.arrayContaining(['.status.connected', '.widget.waiting', '.picker.confirmTitle']),
    );
  });

  it.each(templates)('begin every sentence with a capital letter: %s', (_, render) => {
    const text = String(render());
    expect(text.toLowerCase()).toContain(unnamed);
    expect(text).not.toMatch(/(^|[.?!]\s+)[a-z]/);
  });
});

it.each(['Xero', 'e-conomic', 'sevDesk Pro', 'lexoffice', 'abacus_9000', ''])(
  'keeps the spelling of %j at the beginning of a sentence',
  (name) => {
    expect(startSentence(name)).toBe(name);
  },
);
