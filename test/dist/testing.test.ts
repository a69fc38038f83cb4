import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { getFreePort } from '../getFreePort.ts';
import { findProgram } from '../programs.ts';
import { environment, run } from './consumer.ts';

const root = resolve(import.meta.dirname, '../..');
/** Inside the repository, where the other packages are found without an installation. */
const folder = join(root, 'test-results/testing-partner');
const installed = join(folder, 'node_modules/react-accounting-connect');

/** Runs a program of the repository's packages in the partner's project. */
const runTool = (path: string, ...args: string[]) =>
  run(folder, process.execPath, join(root, 'node_modules', path), ...args);

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(import.meta.dirname, 'fixtures/testing'), folder, { recursive: true });
  const scripts = { start: 'node server.mjs' };
  const manifest = { name: 'partner', private: true, type: 'module', scripts };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  mkdirSync(installed, { recursive: true });
  mkdirSync(join(folder, 'node_modules/.bin'));
  symlinkSync(
    join(installed, 'dist/bin.js'),
    join(folder, 'node_modules/.bin/react-accounting-connect'),
  );
  await run(folder, 'tar', '-xzf', inject('tarball'), '-C', installed, '--strip-components=1');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a partner's own tests", { timeout: 240_000 }, () => {
  it('pass in Vitest: on a provider, with fake time, through the proxy and with MSW', async () => {
    const output = await runTool('vitest/vitest.mjs', 'run', '--reporter=json');
    expect(JSON.parse(output)).toMatchObject({ success: true, numPassedTests: 9 });
  });

  it('pass in Jest', async () => {
    const output = await runTool('jest/bin/jest.js', '--json', '--silent');
    expect(JSON.parse(output)).toMatchObject({ success: true, numPassedTests: 2 });
  });

  it('pass in Playwright, from the page through the proxy to the sign-in pages', async () => {
    const ports = { PRODUCT_PORT: await getFreePort(), SANDBOX_PORT: await getFreePort() };
    const variables = { ...ports, CHROMIUM_PATH: findProgram('headlessShell') };
    for (const [name, value] of Object.entries(variables)) {
      if (value !== undefined) Object.assign(environment, { [name]: String(value) });
    }
    const output = await runTool('@playwright/test/cli.js', 'test', '--reporter=json');
    expect(JSON.parse(output).stats).toMatchObject({ expected: 3, unexpected: 0, flaky: 0 });
  });
});
