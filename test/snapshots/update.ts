/** `npm run snapshots` writes the snapshots of every story, and removes those of stories that are gone. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startVitest } from 'vitest/node';
import { ensurePrograms } from '../programs.ts';
import { shrinkPng } from './shrinkPng.ts';
import { SNAPSHOTS } from './SNAPSHOTS.ts';

process.chdir(resolve(import.meta.dirname, '../..'));
await ensurePrograms('chromium');

for (const folder of [SNAPSHOTS.screenshots, SNAPSHOTS.ariaTrees]) {
  rmSync(folder, { recursive: true, force: true });
}
const vitest = await startVitest('test', [], { run: true, project: 'storybook', update: 'all' });
await vitest.close();

let size = 0;
const files = readdirSync(SNAPSHOTS.screenshots, { recursive: true, encoding: 'utf8' });
const pictures = files.filter((file) => file.endsWith('.png'));
for (const picture of pictures) {
  const path = join(SNAPSHOTS.screenshots, picture);
  const small = shrinkPng(readFileSync(path));
  writeFileSync(path, small);
  size += small.length;
}
console.log(
  `${pictures.length} pictures in ${SNAPSHOTS.screenshots}, ${Math.round(size / 1e5) / 10} MB.`,
);
if (process.exitCode)
  console.log('Stories failed, so their snapshots are missing. Run this again.');
