// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { describeLoads, NO_WORDS } from '../bench/peers/describeLoads.ts';
import type { PageLoads } from '../bench/peers/describeLoads.ts';

const createFile = (size: number) => ({ body: new Uint8Array(size), isCompressed: true });
const files = new Map([
  ['assets/index-1.js', createFile(20_000)],
  ['assets/index-1.css', createFile(2_000)],
  ['assets/later-1.js', createFile(500_000)],
  ['assets/shared-react-1.js', createFile(40_000)],
  ['assets/picture-1.png', createFile(9_000)],
]);
const served = [...files.keys()].filter((path) => !path.includes('later'));

/** Creates the loads of a page that showed its words at these times. */
function createPage(title: string, times: readonly (number | undefined)[]): PageLoads {
  const loads = times.map((at) => ({
    first: at === undefined ? undefined : { at, words: 'Connect' },
    scriptMs: 30,
    served,
    errors: [],
  }));
  return { title, contents: 'a button', files, loads, packages: 4 };
}

const readRow = (text: string, title: string) =>
  text
    .split('\n')
    .find((line) => line.startsWith(`${title} `))
    ?.split(/\s+/);

describe('the table of bench:peers', () => {
  it('adds up the code that the browser got, with and without React', () => {
    const text = describeLoads(createPage('ours', [100]), []);
    expect(readRow(text, 'ours')).toEqual(['ours', '22.0', '62.0', '4', '30', '100', '1.00', '4']);
  });

  it('compares the median with ours', () => {
    const text = describeLoads(createPage('ours', [100, 900, 200]), [
      createPage('peer', [500, 100, 700]),
    ]);
    expect(readRow(text, 'peer')).toContain('2.50');
    expect(text).toContain('peer: a button. First words: “Connect”');
  });

  it('counts a load without words as the slowest', () => {
    const text = describeLoads(createPage('ours', [100, 100, 100]), [
      createPage('slow', [500, undefined, 300]),
      createPage('silent', [undefined, 500, undefined]),
    ]);
    expect(readRow(text, 'slow')).toContain('5.00');
    expect(readRow(text, 'silent')).toEqual(['silent', '22.0', '62.0', '4', '30', 'none', '4']);
  });

  it('says so if a page never shows words', () => {
    const text = describeLoads(createPage('ours', [100]), [createPage('peer', [undefined])]);
    expect(text).toContain(`peer: a button. ${NO_WORDS}`);
  });

  it('compares with nothing if our page was not measured', () => {
    const text = describeLoads(undefined, [createPage('peer', [500])]);
    expect(readRow(text, 'peer')).toEqual(['peer', '22.0', '62.0', '4', '30', '500', '4']);
  });
});
