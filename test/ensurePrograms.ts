/** `tsx test/ensurePrograms.ts chromium redis` installs or names missing programs. All, without arguments. */
import { ensurePrograms, isProgram, PROGRAM_NAMES } from './programs.ts';

const wanted = process.argv.slice(2).filter(isProgram);

try {
  await ensurePrograms(...(wanted.length > 0 ? wanted : PROGRAM_NAMES));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
