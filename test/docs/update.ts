/** `npm run docs` writes the tested files into the code blocks that name them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillBlocks, readPages, ROOT } from './pages.ts';
import { readSource } from './sources.ts';

for (const { path, text } of readPages()) {
  const filled = fillBlocks(text, readSource);
  if (filled === text) continue;
  writeFileSync(join(ROOT, path), filled);
  console.log(`Updated ${path}`);
}
