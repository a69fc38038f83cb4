import { describe, expect, it } from 'vitest';
import { createLoader } from '../lib/createLoader.ts';
import { systemClock } from '../lib/systemClock.ts';
import { loadCode } from './loadCode.ts';

describe('loadCode', () => {
  it('rejects with `network` at first, then with `code_outdated`, until the code is there', async () => {
    let isThere = false;
    const cause = new TypeError('Failed to fetch dynamically imported module');
    const loader = createLoader(async () => {
      if (isThere) return 'code';
      throw cause;
    });
    const load = () => loadCode(loader, systemClock);

    await expect(load()).rejects.toMatchObject({ code: 'network', isRetryable: true, cause });
    await expect(load()).rejects.toMatchObject({ code: 'code_outdated', isRetryable: false });
    isThere = true;
    expect(await load()).toBe('code');
  });
});
