import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { pack } from './consumer.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The package as `npm publish` would send it. */
    tarball: string;
    /** A folder that all test files of the run share. */
    sharedFolder: string;
  }
}

/** Packs the package for all test files of the project. */
export default async function packOnce(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'react-accounting-connect-'));
  // Not `rmSync`: Vitest takes a blocked process for one that does not end.
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    project.provide('sharedFolder', folder);
    project.provide('tarball', await pack(folder));
  } catch (error) {
    await remove();
    throw error;
  }
  return remove;
}
