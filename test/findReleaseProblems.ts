/** What a release needs beside the code. */
export interface ReleasePapers {
  packageJson: Readonly<Record<string, unknown>>;
  changelog: string;
  /** The names of the files in `.changeset/`. */
  changesets: readonly string[];
}

/** The fields that npm shows, and without which it cannot check where a package comes from. */
const FIELDS = ['repository', 'homepage', 'bugs'];

/** Returns what keeps the version in `package.json` from being published. */
export function findReleaseProblems({
  packageJson,
  changelog,
  changesets,
}: ReleasePapers): string[] {
  const problems = FIELDS.filter((field) => !(field in packageJson)).map(
    (field) => `package.json has no \`${field}\`.`,
  );
  const [heading = ''] = /^## .*$/m.exec(changelog) ?? [];
  const wanted = `## ${String(packageJson['version'])}`;
  if (heading !== wanted) {
    problems.push(`The first section of CHANGELOG.md is "${heading}" instead of "${wanted}".`);
  }
  const pending = changesets.filter((name) => name.endsWith('.md') && name !== 'README.md');
  if (pending.length > 0) {
    problems.push(`No version has these changesets yet: ${pending.join(', ')}.`);
  }
  return problems;
}
