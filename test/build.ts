/** `npm run build` builds `src/` into `dist/`, ready to publish. */
import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { bundleStyles } from './bundleStyles.ts';
import { listBundled } from './listBundled.ts';
import { listDeclarations } from './listDeclarations.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
process.chdir(root);
process.env['NODE_ENV'] = 'production';

const listFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

function buildStyles() {
  writeFileSync('dist/styles.css', bundleStyles());
  // Lets `import 'react-accounting-connect/styles.css'` type-check without a bundler's types.
  writeFileSync('dist/styles.d.ts', 'export {};\n');
}

function buildTypes() {
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
    stdio: 'inherit',
  });
}

/** Removes the declarations that no public one refers to, with the types of bundled packages in them. */
function removePrivateTypes() {
  const used = new Set(listDeclarations());
  for (const path of listFiles('dist')) {
    if (path.endsWith('.d.ts') && !used.has(path)) rmSync(path);
  }
}

/** Source maps show our TypeScript. For the code of others, they would only show what it already is. */
function removeVendorMaps() {
  for (const path of [...listFiles('dist/vendor'), ...listFiles('dist/_virtual')]) {
    if (path.endsWith('.map')) rmSync(path);
    else
      writeFileSync(path, readFileSync(path, 'utf8').replace(/\n\/\/# sourceMappingURL=.*$/m, ''));
  }
}

/** The licenses of the packages whose code is in `dist/` ask to come along with it. */
function writeLicenses() {
  const texts = listBundled().map(
    ({ name, version, license, licenseText, entries }) =>
      `${name} ${version} (${license}), in ${entries.join(', ')}\n\n${licenseText}\n`,
  );
  writeFileSync('dist/vendor/LICENSES.txt', texts.join(`\n${'-'.repeat(80)}\n\n`));
}

function assertFirstLine(file: string, firstLine: string) {
  const [actual] = readFileSync(file, 'utf8').split('\n');
  if (actual !== firstLine) throw new Error(`${file} must begin with ${firstLine}, not ${actual}`);
}

await build({ root, logLevel: 'warn', mode: 'production' });
buildStyles();
buildTypes();
removePrivateTypes();
removeVendorMaps();
writeLicenses();
assertFirstLine('dist/index.js', '"use client";');
assertFirstLine('dist/bin.js', '#!/usr/bin/env node');
chmodSync('dist/bin.js', 0o755);
