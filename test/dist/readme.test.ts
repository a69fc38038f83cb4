import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const fixtures = join(import.meta.dirname, 'fixtures/servers');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The fixture of that name: a path in the Next.js app, or one that begins with the server's name. */
function findFixture(name: string): string | undefined {
  return [join(fixtures, 'next', name), join(fixtures, name)].find((path) => existsSync(path));
}

/** The README's blocks that begin with a comment of a file's name. */
const blocks = [...readme.matchAll(/^```\w+\n\/\/ (\S+\.\w+)[^\n]*\n([^]*?)^```$/gm)].map(
  ([, name = '', code = '']) => ({ name, code }),
);

describe('the README', () => {
  it('has the recipes', () => {
    expect(blocks.map(({ name }) => name)).toEqual([
      'app/api/accounting/[...path]/route.ts',
      'express/accounting.mjs',
      'app/api/monite/token/route.ts',
      'app/api/webhooks/accounting/route.ts',
      'updates.ts',
      'app/api/accounting/updates/route.ts',
      'verifySignature.mjs',
      'app/settings/accounting/page.tsx',
      'app/settings/accounting/AccountingSettings.tsx',
    ]);
  });

  it.each(blocks)('shows $name as the tests run it, word for word', ({ name, code }) => {
    const path = findFixture(name);
    if (path === undefined) throw new Error(`There is no fixture of the name ${name}.`);
    expect(code).toBe(readFileSync(path, 'utf8'));
  });
});
