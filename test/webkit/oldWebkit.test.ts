import { expect, it } from 'vitest';
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
  await demo.expectWidget('The window for Xero did not open');
  await demo.expectWindow(() => demo.press('Continue to Xero', 'main'));
  await demo.walk();
  await demo.press('Finish');
  await demo.comeBack();
  await demo.expectWidget('Connected to Xero');
  expect(await scene.getConnections()).toEqual(['xero connected']);
});
