import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

/**
 * Imports the entry in a process of its own, and prints each global that the import looks at. Node
 * loads its `fetch` on the first look at any of these, which takes tens of milliseconds.
 */
const SCRIPT = `
  const touched = [];
  const names = Object.getOwnPropertyNames(globalThis).filter((name) =>
    /^(fetch|crypto|performance)$|^(Request|Response|Headers|FormData|Blob|Web|Event|Message|Abort)|(Encoder|Decoder|Stream)$/.test(name),
  );
  for (const name of names) {
    const { value, get = () => value } = Object.getOwnPropertyDescriptor(globalThis, name);
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get() {
        if (/\\/(src|node_modules\\/(?:valibot|rate-limiter-flexible))\\//.test(new Error().stack)) touched.push(name);
        return get.call(globalThis);
      },
    });
  }
  await import('./src/server.ts');
  console.log(JSON.stringify({ count: names.length, touched }));
`;

it("the server's entry does no work when it is imported, and leaves Node's fetch unloaded", async () => {
  const flags = ['--import', 'tsx', '--input-type=module', '--eval', SCRIPT];
  const { stdout } = await run(process.execPath, flags, { timeout: 15_000 });
  const { count, touched } = JSON.parse(stdout);
  expect(count).toBeGreaterThan(15);
  expect(touched).toEqual([]);
});
