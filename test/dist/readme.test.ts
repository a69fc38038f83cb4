import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const fixtures = join(import.meta.dirname, 'fixtures');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** Finds the file of a name: a path in an example, or a fixture. */
function findFixture(name: string): string | undefined {
  const examples = ['nextjs', 'vite-express/server'].map((path) => join(root, 'examples', path));
  return [...examples, join(fixtures, 'servers/nextjs'), join(fixtures, 'consumer')]
    .map((folder) => join(folder, name.replace(/^express\//, '')))
    .find((path) => existsSync(path));
}

/** The README's code blocks that begin with a comment of a file name. */
const blocks = [...readme.matchAll(/^```\w+\n\/\/ (\S+\.\w+)[^\n]*\n([^]*?)^```$/gm)].map(
  ([, name = '', code = '']) => ({ name, code }),
);

describe('the README', () => {
  it('contains the recipes', () => {
    expect(blocks.map(({ name }) => name)).toEqual([
      'app/api/accounting/[...path]/route.ts',
      'express/accounting.mjs',
      'traceCall.ts',
      'app/api/monite/token/route.ts',
      'app/api/webhooks/accounting/route.ts',
      'updates.ts',
      'app/api/accounting/updates/route.ts',
      'instrumentation.ts',
      'stopOnSignal.mjs',
      'checkDelivery.mjs',
      'accountingClient.ts',
      'offboardCustomer.ts',
      'syncCustomers.ts',
      'pushFailedInvoices.ts',
      'SyncedInvoices.tsx',
      'FailedRecords.tsx',
      'ConsentSettings.tsx',
      'app/api/consents/route.ts',
      'AgreeAndConnect.tsx',
      'createLocale.ts',
      'app/settings/accounting/page.tsx',
      'app/settings/accounting/AccountingSettings.tsx',
    ]);
  });

  it('links only to files that the package contains', () => {
    const { files }: { files: string[] } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    );
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, target]) => target);
    expect(links).toContain('demo/widget.png');
    expect(links.filter((link) => !files.some((file) => file === link))).toEqual([]);
  });

  it.each(blocks)('shows $name exactly as the tests run or compile it', ({ name, code }) => {
    const path = findFixture(name);
    if (path === undefined) throw new Error(`The fixture ${name} does not exist.`);
    expect(code).toBe(readFileSync(path, 'utf8'));
  });
});
