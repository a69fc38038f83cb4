import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

describe('on a server without React Server Components', () => {
  it('complaint 12: renders the widget in plain Node and sends no request', () => {
    const output = execFileSync(process.execPath, ['test/dist/fixtures/ssr.mjs'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: 'production' },
    });
    const { html, ...rest } = JSON.parse(output);
    expect(html).toContain('data-part="accounting-connect"');
    expect(rest).toEqual({ requests: [], tokensAsked: 0, newGlobals: [], hasWindow: false });
  });
});
