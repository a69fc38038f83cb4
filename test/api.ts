/**
 * `npm run api` compares the public types in `dist/` with the reports in `test/api/`, and the docstrings
 * with `docs/reference/`. `npm run api -- --update` writes both. Run `npm run build` first.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { extractApi } from './api/extractApi.ts';
import { listApiEntries, WORK } from './api/listApiEntries.ts';
import { renderReference } from './api/renderReference.ts';

process.chdir(resolve(import.meta.dirname, '..'));
const REPORTS = 'test/api';
const REFERENCE = 'docs/reference';

rmSync(WORK, { recursive: true, force: true });
const entries = listApiEntries();
const problems = extractApi(entries);
const style = await resolveConfig('docs/reference/index.md');
const wanted = new Map<string, string>();
for (const { name } of entries) {
  wanted.set(`${REPORTS}/${name}.api.md`, readFileSync(`${WORK}/${name}.api.md`, 'utf8'));
}
for (const [name, text] of Object.entries(renderReference(entries))) {
  const pretty = format(text, { ...style, parser: 'markdown' });
  // oxlint-disable-next-line no-await-in-loop -- a handful
  wanted.set(`${REFERENCE}/${name}.md`, await pretty);
}

const present = [
  ...readdirSync(REPORTS).map((file) => `${REPORTS}/${file}`),
  ...(existsSync(REFERENCE) ? readdirSync(REFERENCE).map((file) => `${REFERENCE}/${file}`) : []),
].filter((path) => path.endsWith('.md'));
const left = present.filter((path) => !wanted.has(path));
const changed = [...wanted].filter(
  ([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text,
);

if (process.argv.includes('--update')) {
  mkdirSync(REFERENCE, { recursive: true });
  for (const path of left) rmSync(path);
  for (const [path, text] of changed) writeFileSync(path, text);
  console.log(`Wrote ${changed.length} files, removed ${left.length}.`);
} else {
  for (const [path, text] of changed) problems.push(describeChange(path, text));
  for (const path of left) problems.push(`${path} belongs to no entry.`);
  if (changed.length + left.length > 0) {
    problems.push('If the change is intended: npm run build && npm run api -- --update');
  }
}
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

/** Shows the first lines that differ. */
function describeChange(path: string, text: string): string {
  if (!existsSync(path)) return `${path} is missing.`;
  const before = readFileSync(path, 'utf8').split('\n');
  const after = text.split('\n');
  const removed = before.filter((line) => !after.includes(line)).map((line) => `- ${line}`);
  const added = after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`);
  return [`${path} is out of date:`, ...removed.slice(0, 20), ...added.slice(0, 20)].join('\n');
}
