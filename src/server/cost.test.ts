import { expect, it, vi } from 'vitest';
import { setUpProxy } from '../../test/setUpProxy.ts';

/** Replaces a global constructor by one that counts its calls. */
function countNew<Name extends 'AbortController' | 'RegExp' | 'URL'>(name: Name) {
  let count = 0;
  const original = globalThis[name];
  vi.stubGlobal(
    name,
    new Proxy(original, {
      construct(target, values) {
        count += 1;
        return Reflect.construct(target, values);
      },
    }),
  );
  return () => count;
}

it('a request through the proxy creates one controller, reads its URL once, and compiles no pattern', async () => {
  const { ask, handle } = setUpProxy({
    fetch: async (input) =>
      Response.json(
        String(input).endsWith('/auth/token')
          ? { access_token: 'a-token-of-the-partner', expires_in: 1800 }
          : { data: [] },
      ),
    resolveEntity: async () => 'entity-a',
  });
  await ask('/accounting_connections');
  const request = new Request('https://partner.example/api/accounting/accounting_connections', {
    headers: { 'Sec-Fetch-Site': 'same-origin', 'X-Monite-Entity-Id': 'entity-a' },
  });
  const counts = {
    AbortController: countNew('AbortController'),
    RegExp: countNew('RegExp'),
    URL: countNew('URL'),
  };

  expect((await handle(request)).status).toBe(200);

  expect(Object.entries(counts).map(([name, read]) => `${name}: ${read()}`)).toEqual([
    'AbortController: 1',
    'RegExp: 0',
    'URL: 1',
  ]);
});
