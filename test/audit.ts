/**
 * `npm run audit` fails on advisories about what partners get: the packages that npm installs, and those whose
 * code is in `dist/vendor/`. Run `npm run build` first.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { findAdvisories } from './findAdvisories.ts';
import { listBundled } from './listBundled.ts';
import { runCommand } from './runCommand.ts';

const bundled = listBundled().map(({ name }) => name);
const installed = findAdvisories((await runCommand('npm audit --omit=dev --json')).output);
const inside = findAdvisories((await runCommand('npm audit --json')).output, bundled);
const found = [...(installed ?? []), ...(inside ?? [])];
const isChecked = installed !== undefined && inside !== undefined;

if (found.length > 0) {
  console.error(
    `There are advisories about ${found.join(', ')}. Run \`npm audit\` for the details.`,
  );
  process.exitCode = 1;
} else {
  const note = isChecked
    ? 'no advisories'
    : 'NOT CHECKED: this registry does not support `npm audit`';
  console.log(note);
  mkdirSync('test-results', { recursive: true });
  writeFileSync('test-results/audit.txt', note);
}
