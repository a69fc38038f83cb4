import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import GithubSlugger from 'github-slugger';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/messages/locales/en.ts';
import { createVerbs } from '../../src/sandbox/control/createVerbs.ts';
import { createSandbox } from '../../src/sandbox/createSandbox.ts';
import { findUnknownCommands } from './findUnknownCommands.ts';
import { dedent, fillBlocks, readPages, ROOT } from './pages.ts';
import { readSource, readSources } from './sources.ts';

const pages = readPages();
const sources = readSources().map(dedent);
const CODE = ['ts', 'tsx', 'js', 'mjs', 'css', 'json'];

/** The addresses that the pages lead to. A test cannot reach them, so a person has to check each. */
const ADDRESSES = new Set<string>([
  'https://monite.com',
  'https://mswjs.io',
  'https://unstorage.unjs.io',
  'https://semver.org',
]);

const withoutCode = (text: string) => text.replace(/^( *)```[^]*?^\1```$/gm, '');

function getAnchors(path: string): string[] {
  const slugger = new GithubSlugger();
  const text = withoutCode(readFileSync(join(ROOT, path), 'utf8'));
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    slugger.slug(title.replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')),
  );
}

describe.each(pages)('$path', ({ path, text, blocks }) => {
  it('shows each named file as it is', () => {
    // If this fails, run `npm run docs`.
    expect(fillBlocks(text, readSource)).toBe(text);
  });

  it('shows only code that is part of a tested file', () => {
    const unnamed = blocks.filter(({ file, language }) => !file && CODE.includes(language));
    const strangers = unnamed
      .map(({ code }) => code.trim())
      .filter((code) => !sources.some((source) => contains(source, code)));
    expect(strangers).toEqual([]);
  });

  it('shows only languages that a test knows', () => {
    // `test/e2e/csp.spec.ts` compares the policy, which is HTTP.
    const known = [...CODE, 'sh', 'http', 'text'];
    expect(blocks.map(({ language }) => language).filter((one) => !known.includes(one))).toEqual(
      [],
    );
  });

  it('links to files and headings that exist', () => {
    const links = [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to);
    const broken = links.filter((link) => {
      if (/^https?:/.test(link)) return !ADDRESSES.has(link);
      const [file = '', anchor] = link.split('#');
      const target = file ? normalize(join(dirname(path), file)) : path;
      if (!existsSync(join(ROOT, target))) return true;
      return anchor !== undefined && !getAnchors(target).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  it('names only files that exist', () => {
    const code = [...withoutCode(text).matchAll(/`([^`\n]+)`/g)].map(([, inline = '']) => inline);
    const paths = code.filter((inline) =>
      /^(?:src|test|docs|demo|stories|examples|\.storybook|\.github|\.ci)\/[\w./[\]-]+$/.test(
        inline,
      ),
    );
    expect(paths.filter((one) => !existsSync(join(ROOT, one)))).toEqual([]);
  });

  it('names only scripts and stages that exist', () => {
    expect(findUnknownCommands(text)).toEqual([]);
  });
});

/** Whether a file contains the code, at any indentation. */
function contains(source: string, code: string): boolean {
  const lines = source.split('\n');
  const [first = ''] = code.split('\n');
  const length = code.split('\n').length;
  return lines.some((line, index) => {
    if (line.trim() !== first.trim()) return false;
    return dedent(lines.slice(index, index + length).join('\n')).trim() === code;
  });
}

describe('the commands', () => {
  const verbs = Object.keys(createVerbs(createSandbox()));
  const help = execFileSync('npx', ['tsx', 'src/bin.ts', '--help'], { cwd: ROOT }).toString();
  const lines = pages
    .flatMap(({ blocks }) => blocks)
    .filter(({ language }) => language === 'sh')
    .flatMap(({ code }) => code.replaceAll('\\\n', ' ').trim().split('\n'));

  it.each([...new Set(lines)])('%s', (line) => {
    const sandbox = /^npx react-accounting-connect sandbox(.*)$/.exec(line);
    if (sandbox) {
      const flags = [...(sandbox[1] ?? '').matchAll(/--[\w-]+/g)].map(([flag]) => flag);
      expect(
        flags.filter((flag) => !help.includes(`${flag} `) && !help.includes(`${flag}\n`)),
      ).toEqual([]);
      return;
    }
    const control = /^curl http:\/\/127\.0\.0\.1:\d+\/control\/([\w-]+)/.exec(line);
    if (control) {
      expect(verbs).toContain(control[1]);
      return;
    }
    // Scripts and stages have a test above. The rest are commands of npm, and of tools in tests.
    expect(line).toMatch(/^(?:npm|npx) /);
  });
});

describe('README.md', () => {
  const readme = pages.find(({ path }) => path === 'README.md');

  it('has at most 200 lines', () => {
    expect(readme?.text.split('\n').length).toBeLessThanOrEqual(200);
  });

  it('leads to every page', () => {
    const docs = pages.map(({ path }) => path).filter((path) => /^docs\/[\w-]+\.md$/.test(path));
    expect(docs.filter((path) => !readme?.text.includes(`](${path})`))).toEqual([]);
  });
});

it('each page is in Storybook', () => {
  const docs = pages.map(({ path }) => path).filter((path) => /^docs\/[\w-]+\.md$/.test(path));
  const missing = docs.filter((path) => {
    const file = join(ROOT, path.replace('docs/', 'stories/docs/').replace(/\.md$/, '.mdx'));
    const title = /^# (.+)$/m.exec(readFileSync(join(ROOT, path), 'utf8'))?.[1];
    if (!existsSync(file)) return true;
    const text = readFileSync(file, 'utf8');
    return !text.includes(`../../${path}?raw`) || !text.includes(`title="Guides/${title}"`);
  });
  expect(missing).toEqual([]);
});

it('docs/languages.md says where each section of the messages is', () => {
  const text = readFileSync(join(ROOT, 'docs/languages.md'), 'utf8');
  const [, table = ''] = text.split('| section');
  const cells = [...(table.split('\n\n')[0] ?? '').matchAll(/^\| (`[^|]+`) +\|/gm)];
  const listed = cells.flatMap(([, cell = '']) => [...cell.matchAll(/`(\w+)`/g)]);
  const names = listed.map(([, name]) => name).toSorted();
  expect(names).toEqual(Object.keys(en.messages).toSorted());
});

describe('docs/troubleshooting.md', () => {
  const text = pages.find(({ path }) => path === 'docs/troubleshooting.md')?.text ?? '';
  const getListed = (heading: string) => {
    const [, section = ''] = text.split(`\n## ${heading}\n`);
    const rows = (section.split('\n## ')[0] ?? '').matchAll(/^\| `(\w+)`/gm);
    return [...rows]
      .map(([, code]) => code)
      .filter((code) => code !== 'code')
      .toSorted();
  };
  const getCodes = (path: string) => {
    const source = readFileSync(join(ROOT, path), 'utf8');
    return [...source.matchAll(/^ {2}\| '(\w+)'/gm)].map(([, code]) => code).toSorted();
  };

  it('explains every error of a page', () => {
    expect(getListed('Errors in the page')).toEqual(getCodes('src/api/AccountingError.ts'));
  });

  it('explains every refusal of the server', () => {
    expect(getListed('Answers of your server')).toEqual(getCodes('src/server/ServerError.ts'));
  });
});
