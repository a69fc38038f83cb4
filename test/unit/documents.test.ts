// @vitest-environment node
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const architecture = readFileSync('ARCHITECTURE.md', 'utf8');
const decisions = readdirSync('docs/architecture').map((name) => `docs/architecture/${name}`);

/** Returns the files that a text names, in order. */
function getFiles(text: string): string[] {
  return [...text.matchAll(/`((?:[\w-]+\/)+[\w.-]+\.tsx?)`/g)].flatMap(([, path]) => path ?? []);
}

function getWalks(): [title: string, files: string[]][] {
  const [, section = ''] = architecture.split('### Three walks');
  const [walks = ''] = section.split(/^## /m);
  return [...walks.matchAll(/^(A .+):\n\n((?:\d+\. .+\n(?: .+\n)*)+)/gm)].map(
    ([, title = '', steps = '']) => [title, getFiles(steps)],
  );
}

it.each(['ARCHITECTURE.md', ...decisions])('%s mentions only existing files', (document) => {
  const missing = getFiles(readFileSync(document, 'utf8')).filter(
    (path) => !existsSync(`src/${path}`) && !existsSync(path),
  );
  expect(missing).toEqual([]);
});

describe('ARCHITECTURE.md', () => {
  it('is a map of at most 300 lines', () => {
    expect(architecture.split('\n').length).toBeLessThanOrEqual(300);
  });

  it('describes three walks, each without duplicate files', () => {
    const walks = getWalks();
    expect(walks.map(([title]) => title)).toEqual([
      'A click on Connect',
      'A poll brings news',
      'A pull in another tab',
    ]);
    for (const [title, files] of walks) {
      expect(files.length, title).toBeGreaterThan(5);
      expect(new Set(files).size, title).toBe(files.length);
    }
  });
});
