import { expect, it } from 'vitest';
import { bundleStyles } from '../bundleStyles.ts';
import { setUpWebKit } from './setUpWebKit.ts';
import { testWalk } from './testWalk.ts';

// WPE WebKit 2.38 is the engine of Safari 16.0, the oldest Safari that the README promises.
const scene = setUpWebKit('oldWebkit');

testWalk(scene);

it('if the browser blocks the window, a link opens the page', async () => {
  const { demo } = scene;
  await demo.open();
  // This build never blocks windows by itself.
  await demo.browser.evaluate(() => void (window.open = () => null));
  await demo.choose();
  await demo.expectWidget('The window for Xero didn’t open');
  await demo.expectWindow(() => demo.press('Continue to Xero', 'main'));
  await demo.walk();
  await demo.press('Finish');
  await demo.comeBack();
  await demo.expectConnected('Xero');
  expect(await scene.getConnections()).toEqual(['xero connected']);
});

it('without the newer colors, the dialog has the browser’s own, and hides the page behind it', async () => {
  const { demo } = scene;
  await demo.open();
  await demo.find('Choose your software', 'main');
  // Vite rewrites new colors for old browsers. Other bundlers do not.
  await demo.browser.evaluate((css) => {
    document.querySelectorAll('link[rel=stylesheet]').forEach((sheet) => sheet.remove());
    const nonce = document.querySelector<HTMLElement>('meta[property=csp-nonce]')?.nonce;
    const style = { textContent: css, nonce };
    document.head.append(Object.assign(document.createElement('style'), style));
  }, bundleStyles());
  await demo.press('Choose your software', 'main');
  await demo.find('Xero', '[role=dialog]');
  const looks = await demo.browser.evaluate(() =>
    ['picker-dialog', 'platform-item'].map((name) => {
      const part = document.querySelector(`[data-part=${name}]`) ?? document.body;
      const { backgroundColor, color, borderTopStyle } = getComputedStyle(part);
      return { backgroundColor, color, borderTopStyle };
    }),
  );
  const readable = {
    backgroundColor: 'rgb(255, 255, 255)',
    color: 'rgb(0, 0, 0)',
    borderTopStyle: 'solid',
  };
  expect(looks).toEqual([readable, readable]);
  await demo.press('Close', '[role=dialog]');
});
