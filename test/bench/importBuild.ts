import type { createProxyHandler } from '../../src/server/createProxyHandler.ts';
import type { createUpdateStream } from '../../src/server/createUpdateStream.ts';

interface Build {
  createProxyHandler: typeof createProxyHandler;
  createUpdateStream: typeof createUpdateStream;
}

/** Imports the published code. The loader that runs the benchmark would slow down the source. */
export async function importBuild(): Promise<Build> {
  const build: Build = await import(new URL('../../dist/server.js', import.meta.url).href);
  return build;
}
