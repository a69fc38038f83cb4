// @vitest-environment node
import { expect, it } from 'vitest';
import { readSourceModules } from '../sourceModules.ts';

const modules = readSourceModules('src').filter(({ isTest }) => !isTest);

const match = (code: string, pattern: RegExp) =>
  [...code.matchAll(pattern)].flatMap(([, name]) => name ?? []);

const ui = modules.filter(({ area }) => area === 'components' || area === 'widget');

it('PartName names every part of the components, and no other', () => {
  const names = modules.find(({ name }) => name === 'PartName')?.code ?? '';
  // A modal passes the name of its step on to its panel.
  const used = ui.flatMap(({ code }) => [
    ...match(code, /\bpart\('([\w-]+)'/g),
    ...match(code, /\bstep=.*?'?([a-z-]+-dialog)/g),
    ...match(code, /\bstep=.* : '([a-z-]+-dialog)/g),
  ]);

  expect(match(names, /\| '([\w-]+)'/g)).toEqual([...new Set(used)].toSorted());
});

it('every part gets its classes together with its name', () => {
  const bare = ui.filter(({ code }) => /\sdata-part=["{]|'data-part':/.test(code));
  expect(bare.map(({ path }) => path)).toEqual([]);
});
