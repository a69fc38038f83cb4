import { expect, it } from 'vitest';
import type { WebKitScene } from './setUpWebKit.ts';

/** What every build of WebKit must be able to do. */
export function testWalk(scene: WebKitScene): void {
  it('a business connects Xero, pulls its data, sees the data, and disconnects', async () => {
    const { demo } = scene;
    await demo.open('/');
    await demo.expectText('No invoices yet');
    await demo.press('Settings', 'nav');
    await demo.press('Choose your software', 'main');
    // A device without a mouse keeps its keyboard away until the person presses the search box.
    const isTouch = await demo.browser.evaluate(() => matchMedia('(pointer: coarse)').matches);
    await demo.expectFocus(isTouch ? 'dialog-overlay' : 'platform-search');
    await demo.type('[data-part=platform-search]', 'xer');
    await demo.expectWindow(() => demo.press('Xero', '[role=dialog]'));
    await demo.authorize();
    await demo.expectConnected('Xero');

    await demo.press('Sync now', 'main');
    await demo.find('Sync again', 'main');
    await demo.press('Invoices', 'nav');
    await demo.expectText('INV-0', 'main table');

    await demo.press('Settings', 'nav');
    await demo.chooseInMenu('Disconnect');
    await demo.expectFocus('keep-button');
    await demo.press('Keep connected', '[role=alertdialog]');
    await demo.expectFocus('menu-button');
    await demo.chooseInMenu('Disconnect');
    await demo.press('Disconnect', '[role=alertdialog]');
    await demo.expectWidget('Xero is disconnected');
    expect(await scene.getConnections()).toEqual(['xero disconnected']);
  });

  it('closing the window early is noticed, and the window opens again', async () => {
    const { demo } = scene;
    await demo.open();
    await demo.expectWindow(() => demo.choose());
    await demo.expectText('Log in to Xero');
    await demo.browser.closeWindow();
    await demo.comeBack();
    await demo.expectWidget('If you closed the window, open it again.');

    await demo.expectWindow(() => demo.press('Open the window again', 'main'));
    await demo.authorize();
    await demo.expectConnected('Xero');
    expect(await scene.getConnections()).toEqual(['xero connected']);
  });
}
