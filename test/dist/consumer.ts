import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../..');
const execute = promisify(execFile);

/** Removes the settings of the current process from the environment of the programs. */
export const environment = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(npm_|VITE|NODE_ENV|NODE_OPTIONS|MONITE_)/.test(name),
    ),
  ),
  NEXT_TELEMETRY_DISABLED: '1',
};

/** Runs a program in a folder. The error of a failed program contains its output. */
export async function run(cwd: string, program: string, ...args: string[]): Promise<string> {
  const env = { ...environment, PATH: getPath(cwd) };
  try {
    const { stdout } = await execute(program, args, { cwd, env, timeout: 500_000 });
    return stdout;
  } catch (error) {
    const said = error instanceof Error && 'stdout' in error && 'stderr' in error;
    const output = said ? `${error.stdout}\n${error.stderr}` : String(error);
    throw new Error(`${[program, ...args].join(' ')} failed in ${cwd}:\n${output}`, {
      cause: error,
    });
  }
}

/** Where a script of a `package.json` finds its programs, as `npm run` does. */
export function getPath(folder: string): string {
  const bins = [folder, dirname(folder)].map((path) => join(path, 'node_modules/.bin'));
  return [...bins, dirname(process.execPath), process.env['PATH']].join(delimiter);
}

/** Packs `dist/` as `npm publish` would, and returns the path of the tarball. */
export async function pack(folder: string): Promise<string> {
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const [{ filename }] = JSON.parse(await run(root, 'npm', ...args));
  return join(folder, filename);
}

/** Creates a folder with a project that has the tarball and these packages installed. */
export async function install(
  folder: string,
  packages: Readonly<Record<string, string>>,
  tarball: string,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const dependencies = { ...packages, 'react-accounting-connect': `file:${tarball}` };
  const manifest = { name: 'consumer', private: true, type: 'module', dependencies };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  await run(folder, 'npm', 'install', '--no-audit', '--no-fund', '--prefer-offline');
}

/** Copies a folder of fixtures. */
export function copyFixture(name: string, folder: string): void {
  cpSync(join(import.meta.dirname, 'fixtures', name), folder, { recursive: true });
}
