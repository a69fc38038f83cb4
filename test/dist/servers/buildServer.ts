import { run } from '../consumer.ts';
import { makeOnce } from '../makeOnce.ts';
import { readManifest } from '../../readManifest.ts';

/** Builds and type-checks a server with its own scripts, once for all test files. */
export async function buildServer(folder: string): Promise<void> {
  const { build, typecheck } = readManifest(folder).scripts ?? {};
  // Some builds check the types themselves.
  const command = [build, typecheck].filter((script) => script !== undefined).join(' && ');
  // Without the secrets, because only the running server may need them.
  await makeOnce(`${folder}.build`, async () => void (await run(folder, 'sh', '-c', command)));
}
