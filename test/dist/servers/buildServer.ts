import { run } from '../consumer.ts';
import { makeOnce } from '../makeOnce.ts';
import { readManifest } from './readManifest.ts';

/** Builds a server with its own script, once for all test files. */
export async function buildServer(folder: string): Promise<void> {
  const script = readManifest(folder).scripts['build'] ?? '';
  // Without the secrets, because only the running server may need them.
  await makeOnce(`${folder}.build`, async () => void (await run(folder, 'sh', '-c', script)));
}
