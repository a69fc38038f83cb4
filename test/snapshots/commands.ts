import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { defineBrowserCommand } from '@vitest/browser-playwright';
import { chooseComparison, type Comparison } from './chooseComparison.ts';
import { SNAPSHOTS } from './SNAPSHOTS.ts';

let comparison: Comparison | undefined;

function write(path: string, text: string) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${text}\n`);
}

/** Removes what the last run left, and says which comparison applies. */
function start(version: string, isUpdate: boolean): Comparison {
  rmSync(SNAPSHOTS.failures, { recursive: true, force: true });
  rmSync(SNAPSHOTS.note, { force: true });
  if (isUpdate) write(SNAPSHOTS.browser, version);
  const recorded = existsSync(SNAPSHOTS.browser)
    ? readFileSync(SNAPSHOTS.browser, 'utf8').trim()
    : undefined;
  const chosen = chooseComparison(recorded, version);
  if (chosen.note) {
    console.log(chosen.note);
    write(SNAPSHOTS.note, chosen.note);
  }
  return chosen;
}

const startComparison = defineBrowserCommand(({ context, project }): Comparison => {
  const version = `${context.browser()?.version()} ${process.platform} ${process.arch}`;
  const { updateSnapshot } = project.serializedConfig.snapshotOptions;
  comparison ??= start(version, updateSnapshot === 'all');
  return comparison;
});

const emulateColorScheme = defineBrowserCommand<[colorScheme: 'light' | 'dark']>(
  ({ page }, colorScheme) => page.emulateMedia({ colorScheme }),
);

const readAriaTree = defineBrowserCommand(({ iframe }) => iframe.locator('body').ariaSnapshot());

/** What only the process outside the browser can do for the tests of stories. */
export const snapshotCommands = { startComparison, emulateColorScheme, readAriaTree };
