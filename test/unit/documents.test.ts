// @vitest-environment node
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const architecture = readFileSync('ARCHITECTURE.md', 'utf8');

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

describe('ARCHITECTURE.md', () => {
  it('mentions only existing files', () => {
    const missing = getFiles(architecture).filter(
      (path) => !existsSync(`src/${path}`) && !existsSync(path),
    );
    expect(missing).toEqual([]);
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
