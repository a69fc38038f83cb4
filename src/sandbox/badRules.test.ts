import { describe, expect, it } from 'vitest';
import { createSandbox } from './createSandbox.ts';
import type { SandboxRule } from './SandboxRule.ts';

const BAD_RULES: [SandboxRule, string][] = [
  [{}, 'it has no effect'],
  [{ path: '/products' }, 'it has no effect'],
  [{ status: 500, path: 'products' }, 'the `path` "products" starts with neither'],
  [{ status: 500, path: 'http://127.0.0.1/v1/products' }, '"http://127.0.0.1/v1/products" starts'],
  [{ status: 500, path: '/v1/products' }, 'the `path` "/v1/products" contains the base path "/v1"'],
  [{ status: 500, path: '/v1*' }, 'contains the base path'],
  [{ status: 500, method: 'GTE' }, 'the `method` "GTE" is not one of GET, POST'],
  // Preflights, which no rule sees.
  [{ status: 500, method: 'OPTIONS' }, 'the `method` "OPTIONS" is not one of'],
  [{ status: 101 }, 'the `status` 101 is not a whole number from 200 to 599'],
  [{ status: 600 }, 'the `status` 600'],
  [{ status: 500.5 }, 'the `status` 500.5'],
  [{ status: NaN }, 'the `status` NaN'],
  [{ status: 500, headers: { 'bad name': 'x' } }, 'its `headers` are not valid'],
  [{ status: 500, headers: { a: 'b\nc' } }, 'its `headers` are not valid'],
  [{ delay: -5 }, 'the `delay` -5 is not a number from 0 to 2147483647'],
  [{ delayAfter: 2 ** 31 }, 'the `delayAfter` 2147483648'],
  [{ delay: Infinity }, 'the `delay` Infinity'],
  [{ status: 500, times: 0 }, '`times` 0 is neither a whole number of at least 1 nor Infinity'],
  [{ status: 500, times: -3 }, '`times` -3'],
  [{ status: 500, times: 0.5 }, '`times` 0.5'],
  [{ status: 500, times: NaN }, '`times` NaN'],
];

describe('sandbox.fail', () => {
  it.each(BAD_RULES)('refuses %j, which could never work', (rule, reason) => {
    const sandbox = createSandbox();

    expect(() => sandbox.fail(rule)).toThrow(reason);
  });

  it('accepts every path if the API has no base path', async () => {
    const sandbox = createSandbox({ baseUrl: 'http://sandbox.localhost' });
    sandbox.fail({ path: '/v1/products', status: 418 });

    expect((await sandbox.fetch('http://sandbox.localhost/v1/products')).status).toBe(418);
  });

  it.each<SandboxRule>([
    { path: '/v1x', status: 200 },
    { path: '*/products', body: null },
    { path: /^nothing/, lost: 'before' },
    { method: 'patch', headers: {} },
    { delay: 0, times: Infinity },
    { delayAfter: 2 ** 31 - 1, times: 1 },
  ])('accepts %j', (rule) => {
    expect(() => createSandbox().fail(rule)).not.toThrow();
  });
});
