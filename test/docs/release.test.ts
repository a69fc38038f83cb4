import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import packageJson from '../../package.json' with { type: 'json' };
import { findReleaseProblems } from '../findReleaseProblems.ts';
import { findUnknownCommands } from './findUnknownCommands.ts';
import { ROOT } from './pages.ts';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const workflows = readdirSync(join(ROOT, '.github/workflows')).map((name) => ({
  name,
  text: read(join('.github/workflows', name)),
}));
const forms = readdirSync(join(ROOT, '.github/ISSUE_TEMPLATE')).filter(
  (name) => name !== 'config.yml',
);

/** A version that a range of package.json begins with, such as 18 and 19 in `^18.0.0 || ^19.0.0`. */
const getMajors = (range: string) =>
  [...range.matchAll(/(\d+)\.\d+\.\d+/g)].map(([, major]) => Number(major));

describe.each(workflows)('the workflow $name', ({ text }) => {
  it('is YAML with jobs that say how long they may take', () => {
    const { jobs } = parse(text);
    expect(Object.keys(jobs)).not.toEqual([]);
    for (const job of Object.values<object>(jobs)) expect(job).toHaveProperty('timeout-minutes');
  });

  it('names only scripts and stages that exist', () => {
    expect(findUnknownCommands(text)).toEqual([]);
  });

  it('uses actions of one major version each, and has no permission that no job asked for', () => {
    const actions = [...text.matchAll(/uses: (\S+)/g)].map(([, action]) => action);
    expect(actions.filter((action) => !/^[\w-]+\/[\w-]+@v\d+$/.test(action ?? ''))).toEqual([]);
    expect([{}, { contents: 'read' }]).toContainEqual(parse(text).permissions);
  });
});

it('CI tests the oldest React and the oldest Node that package.json names', () => {
  const { jobs } = parse(read('.github/workflows/ci.yml'));
  const { node } = jobs.node.strategy.matrix;
  const react = getMajors(packageJson.peerDependencies.react);
  expect(getMajors(packageJson.peerDependencies['react-dom'])).toEqual(react);
  expect(getMajors(packageJson.devDependencies.react)).toEqual([react.at(-1)]);
  const commands: { run?: string }[] = jobs['oldest-react'].steps;
  expect(commands.map(({ run }) => run)).toContain(
    `npm install --no-save react@${react[0]} react-dom@${react[0]}`,
  );
  const left = commands.flatMap(({ run = '' }) =>
    [...run.matchAll(/--exclude (\S+)/g)].flatMap(([, file]) => file ?? []),
  );
  expect(left.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  const [oldest] = getMajors(packageJson.engines.node);
  expect(node[0]).toBe(oldest);
  expect(jobs.everything.container.image).toBe(`node:${oldest}-bookworm`);
});

it.each(forms)(
  'the form %s asks each question once, and warns of what everybody can read',
  (name) => {
    const text = read(join('.github/ISSUE_TEMPLATE', name));
    const { name: title, description, body } = parse(text);
    expect([typeof title, typeof description]).toEqual(['string', 'string']);
    const ids = body.flatMap(({ id }: { id?: string }) => id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(2);
    if (name === 'bug.yml') expect(text).toContain('Leave out tokens');
  },
);

describe('a release', () => {
  const ready = {
    packageJson: { version: '1.2.0', repository: 'r', homepage: 'h', bugs: 'b' },
    changelog: '# Changelog\n\n## 1.2.0\n\n- New.\n\n## 1.1.0\n',
    changesets: ['README.md', 'config.json', 'changelog.cjs'],
  };

  it('has an address, a section of the changelog, and no changeset left', () => {
    expect(findReleaseProblems(ready)).toEqual([]);
  });

  it.each([
    [
      'no repository',
      { packageJson: { version: '1.2.0', homepage: 'h', bugs: 'b' } },
      'repository',
    ],
    [
      'an unreleased section',
      { changelog: '# Changelog\n\n## 1.2.0 – unreleased\n' },
      'unreleased',
    ],
    ['the section of another version', { changelog: '## 1.1.0\n' }, '"## 1.1.0"'],
    ['a changeset', { changesets: ['README.md', 'red-cats-sing.md'] }, 'red-cats-sing.md'],
  ])('is refused with %s', (_, papers, problem) => {
    expect(findReleaseProblems({ ...ready, ...papers })).toEqual([
      expect.stringContaining(problem),
    ]);
  });

  it('has no changesets before the first version, because they would skip it', () => {
    const [first] = /^## .*$/m.exec(read('CHANGELOG.md')) ?? [];
    const changesets = readdirSync(join(ROOT, '.changeset'));
    const pending = changesets.filter((name) => name.endsWith('.md') && name !== 'README.md');
    if (first?.endsWith('unreleased')) expect(pending).toEqual([]);
    else expect(first).toMatch(/^## \d+\.\d+\.\d+$/);
  });
});
