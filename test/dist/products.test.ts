import { chromium } from 'playwright';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getChromiumOptions } from '../programs.ts';
import { followJourney } from './servers/followJourney.ts';
import { startProduct } from './servers/startProduct.ts';
import type { Product } from './servers/startProduct.ts';

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
  let product: Product;

  beforeAll(async () => {
    product = await startProduct(example, flags);
  });

  afterAll(() => product.close());

  it(`connects and disconnects a company, on React ${react}`, async () => {
    const context = await browser.newContext({ baseURL: product.url, reducedMotion: 'reduce' });
    const noise: string[] = [];
    context.on('weberror', (event) => noise.push(String(event.error())));
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) noise.push(message.text());
    });
    await context.addInitScript(recordReact);
    const page = await context.newPage();

    await followJourney(page, product);

    const versions = await page.evaluate(() => Reflect.get(window, 'reactVersions'));
    expect(versions).toEqual([expect.stringMatching(new RegExp(`^${react}\\.`))]);
    // With the page still listening.
    const stopsAt = Date.now();
    await product.stopServer();
    expect(Date.now() - stopsAt).toBeLessThan(PATIENCE);
    await context.close();
    expect(noise).toEqual([]);
  });
});
