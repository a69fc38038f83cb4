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

/** The README's blocks that name a fixture in a comment on their first line. */
const blocks = [...readme.matchAll(/^```\w+\n\/\/ (\S+\.\w+)[^\n]*\n([^]*?)^```$/gm)].flatMap(
  ([, name = '', code = '']) => {
    const path = findFixture(name);
    return path === undefined ? [] : [{ name, code, path }];
  },
);

describe('the README', () => {
  it.each([
    'app/api/accounting/[...path]/route.ts',
    'express/accounting.mjs',
    'app/api/webhooks/accounting/route.ts',
  ])('shows %s', (name) => {
    expect(blocks.map((block) => block.name)).toContain(name);
  });

  it('shows what the tests run, word for word', () => {
    for (const { code, path } of blocks) expect(code).toBe(readFileSync(path, 'utf8'));
  });
});
