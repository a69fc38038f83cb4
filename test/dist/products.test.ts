import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getChromiumOptions } from '../programs.ts';
import { followJourney } from './servers/followJourney.ts';
import { startProduct } from './servers/startProduct.ts';
import type { Product } from './servers/startProduct.ts';

const EXAMPLES = resolve(import.meta.dirname, '../../examples');
/** Hosts kill a server that takes much longer to stop, in milliseconds. */
const PATIENCE = 4000;

/** Runs in the page. Records the versions of React there, as React tells its developer tools. */
function recordReact() {
  const versions: string[] = [];
  const inject = ({ version }: { version: string }) => versions.push(version);
  const ignore = () => undefined;
  Object.assign(window, {
    reactVersions: versions,
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      inject,
      onCommitFiberRoot: ignore,
      onCommitFiberUnmount: ignore,
      onPostCommitFiberRoot: ignore,
    },
  });
}

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch(getChromiumOptions('headlessShell'));
});

afterAll(() => browser.close());

describe.each([
  { example: 'nextjs', react: 19, flags: '--hostname 127.0.0.1' },
  { example: 'vite-express', react: 18, flags: '' },
  { example: 'react-router', react: 19, flags: '' },
])('the example $example', ({ example, react, flags }) => {
  let product: Product | undefined;
  const getProduct = () => {
    if (!product) throw new Error('The example has not started.');
    return product;
  };

  beforeAll(async () => {
    product = await startProduct(example, flags);
  });

  afterAll(() => product?.close());

  it('is documented as it is', () => {
    const folder = join(EXAMPLES, example);
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    const { sandbox, companies, variables } = getProduct();
    expect(variables['MONITE_CLIENT_ID']).toBe(sandbox.clientId);
    for (const option of [
      ...companies.map(({ id, name }) => `--entity '${id}=${name}'`),
      `--client-secret ${variables['MONITE_CLIENT_SECRET']}`,
      `--webhook-secret ${variables['MONITE_WEBHOOK_SECRET']}`,
    ]) {
      expect(readme).toContain(option);
    }
    const rows = readme.split('\n').filter((line) => line.startsWith('|'));
    const paths = [...rows.join('\n').matchAll(/`([^`]*[./][^`]*)`/g)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThan(6);
    expect(paths.filter((path) => !existsSync(join(folder, path)))).toEqual([]);
  });

  it(`connects and disconnects a company, on React ${react}`, async () => {
    const { url, stopServer } = getProduct();
    const context = await browser.newContext({ baseURL: url, reducedMotion: 'reduce' });
    const noise: string[] = [];
    context.on('weberror', (event) => noise.push(String(event.error())));
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) noise.push(message.text());
    });
    await context.addInitScript(recordReact);
    const page = await context.newPage();

    await followJourney(page, getProduct());

    const versions = await page.evaluate(() => Reflect.get(window, 'reactVersions'));
    expect(versions).toEqual([expect.stringMatching(new RegExp(`^${react}\\.`))]);
    // With the page still listening.
    const stopsAt = Date.now();
    await stopServer();
    expect(Date.now() - stopsAt).toBeLessThan(PATIENCE);
    await context.close();
    expect(noise).toEqual([]);
  });
});
