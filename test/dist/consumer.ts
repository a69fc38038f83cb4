import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
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
  try {
    const { stdout } = await execute(program, args, { cwd, env: environment, timeout: 240_000 });
    return stdout;
  } catch (error) {
    const said = error instanceof Error && 'stdout' in error && 'stderr' in error;
    const output = said ? `${error.stdout}\n${error.stderr}` : String(error);
    throw new Error(`${[program, ...args].join(' ')} failed in ${cwd}:\n${output}`, {
      cause: error,
    });
  }
}

/** Packs `dist/` as `npm publish` would, and returns the path of the tarball. */
export async function pack(folder: string): Promise<string> {
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const [{ filename }] = JSON.parse(await run(root, 'npm', ...args));
  return join(folder, filename);
}

/** Creates a partner's project from a fixture, with the tarball and these packages installed. */
export async function install(
  folder: string,
  packages: string[],
  tarball: string,
  fixture = 'consumer',
): Promise<void> {
  mkdirSync(folder);
  cpSync(join(import.meta.dirname, 'fixtures', fixture), folder, { recursive: true });
  const manifest = { name: 'consumer', private: true, type: 'module' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const flags = ['--no-audit', '--no-fund', '--prefer-offline', '--no-package-lock'];
  await run(folder, 'npm', 'install', ...flags, tarball, ...packages);
}
