/** `npm run build` builds `src/` into `dist/`, ready to publish. */
import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { bundleStyles } from './bundleStyles.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
process.chdir(root);
process.env['NODE_ENV'] = 'production';

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

/** The licenses of the packages whose code is in `dist/vendor/` ask to come along with it. */
function writeLicenses() {
  const texts = readdirSync('dist/vendor').map((name) => {
    const license = readdirSync(`node_modules/${name}`).find((file) => /^licen[cs]e/i.test(file));
    if (!license) throw new Error(`${name} is part of the build, but has no license file`);
    return `${name}\n\n${readFileSync(`node_modules/${name}/${license}`, 'utf8').trim()}\n`;
  });
  writeFileSync('dist/vendor/LICENSES.txt', texts.join('\n'));
}

function assertFirstLine(file: string, firstLine: string) {
  const [actual] = readFileSync(file, 'utf8').split('\n');
  if (actual !== firstLine) throw new Error(`${file} must begin with ${firstLine}, not ${actual}`);
}

await build({ root, logLevel: 'warn', mode: 'production' });
buildStyles();
buildTypes();
writeLicenses();
assertFirstLine('dist/index.js', '"use client";');
assertFirstLine('dist/bin.js', '#!/usr/bin/env node');
chmodSync('dist/bin.js', 0o755);
