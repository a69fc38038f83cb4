// @vitest-environment node
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

// Brackets keep this file from matching itself.
const forbidden: Record<string, RegExp> = {
  'a path of one machine': /(?<![\w.])\/(?:wor[k]|roo[t]|hom[e]\/\w+|User[s]\/\w+)\//,
  'the address of a package registry': /registr[y]\.(?:npmjs|yarnpkg)|npm\.pk[g]\.github/,
  'a download address in the lockfile': /"resolve[d]":/,
  'a document that is not in the repository':
    /\b(?:DESIG[N]|STYL[E])\.md|\bfact[s]\/\w+\.md|(?:\.\.|~)\/share[d]\//,
  'an issue that the reader cannot open': /\bissue[s]? #?\d+\b/i,
};

function listFiles(): string[] {
  const options = { cwd: root, encoding: 'utf8' } as const;
  return execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], options)
    .split('\0')
    .filter((path) => path !== '' && existsSync(resolve(root, path)))
    .filter((path) => !/\.(?:png|woff2?|ico|jpe?g|gif)$/.test(path));
}

describe('the repository', () => {
  it('stands alone: no file refers to the environment of its authors', () => {
    const found = listFiles().flatMap((path) => {
      const lines = readFileSync(resolve(root, path), 'utf8').split('\n');
      return Object.entries(forbidden).flatMap(([what, pattern]) =>
        lines.flatMap((line, index) =>
          pattern.test(line) ? [`${path}:${index + 1} holds ${what}`] : [],
        ),
      );
    });
    expect(found).toEqual([]);
  });
});
