/** `npm run release` begins with this check. RELEASING.md explains what it asks for. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };
import { findReleaseProblems } from './findReleaseProblems.ts';

const root = resolve(import.meta.dirname, '..');
const problems = findReleaseProblems({
  packageJson,
  changelog: readFileSync(resolve(root, 'CHANGELOG.md'), 'utf8'),
  changesets: readdirSync(resolve(root, '.changeset')),
});
for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  console.error('RELEASING.md says what to do.');
  process.exitCode = 1;
}
