import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Runs `make` in the first test file that needs its result. Other files, which run in other processes, wait
 * for it. `path` names the result, and no other result begins with it.
 */
export async function makeOnce(path: string, make: () => Promise<void>): Promise<void> {
  const outcome = `${path}.outcome`;
  if (isFirst(`${path}.begun`)) {
    const problem = await make().then(
      () => '',
      (error: unknown) => String(error) || 'It failed.',
    );
    writeFileSync(outcome, JSON.stringify(problem), { flag: 'wx' });
  }
  // oxlint-disable-next-line no-await-in-loop -- until the other process is done
  while (!existsSync(outcome) || !readFileSync(outcome, 'utf8')) await sleep(100);
  const problem: string = JSON.parse(readFileSync(outcome, 'utf8'));
  if (problem) throw new Error(problem);
}

function isFirst(mark: string): boolean {
  try {
    writeFileSync(mark, '', { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}
