import { expect, it, vi } from 'vitest';
import { createMemoryLimiter } from './createMemoryLimiter.ts';
import { getLimiter } from './getLimiter.ts';

const endpoint = { clientId: 'client', clientSecret: 'secret' };

it('is shared by everything with the same credentials, and by nothing else', () => {
  const shared = getLimiter(undefined, endpoint);
  expect(getLimiter(undefined, { ...endpoint })).toBe(shared);
  expect(getLimiter(undefined, { ...endpoint, clientId: 'other' })).not.toBe(shared);
  expect(getLimiter(undefined, { ...endpoint, apiUrl: 'https://api.test/v1' })).not.toBe(shared);
});

it('is the same where the module runs again, as for each route of Next.js', async () => {
  const shared = getLimiter(undefined, endpoint);
  vi.resetModules();
  const again = await import('./getLimiter.ts');
  expect(again.getLimiter).not.toBe(getLimiter);
  expect(again.getLimiter(undefined, endpoint)).toBe(shared);
});

it('is another one for a fetch that may lead to another API', () => {
  const send: typeof fetch = () => Promise.resolve(new Response());
  const own = getLimiter(undefined, { ...endpoint, fetch: send });
  expect(own).not.toBe(getLimiter(undefined, endpoint));
  expect(getLimiter(undefined, { ...endpoint, fetch: send })).toBe(own);
});

it('is the one of the partner, or none', () => {
  const limiter = createMemoryLimiter();
  expect(getLimiter(limiter, endpoint)).toBe(limiter);
  expect(getLimiter(false, endpoint)).toBeUndefined();
});
