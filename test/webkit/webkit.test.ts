import { describe, expect, it } from 'vitest';
import { setUpWebKit } from './setUpWebKit.ts';
import { testWalk } from './testWalk.ts';

const scene = setUpWebKit('webkit');

testWalk(scene);

it.each([
  ['a page with Tailwind’s preflight', '/tailwind/settings/accounting'],
  ['a page that is always dark', '/dark/settings/accounting'],
  ['a dialog of the page', '/dialog'],
])('the widget works and is readable in %s', async (_, path) => {
  const { demo } = scene;
  await demo.open(path);
  if (path === '/dialog') await demo.press('Import invoices');
  await demo.expectWindow(() => demo.choose());
  await demo.authorize();
  await demo.expectConnected('Xero');
  await demo.chooseInMenu('Disconnect');
  await demo.expectFocus('keep-button');
  expect(await demo.findViolations()).toEqual([]);
  await demo.press('Keep connected', '[role=alertdialog]');
  await demo.expectFocus('menu-button');
  await demo.expectConnected('Xero');
});

it('the sign-in opens in a small window that cannot reach the product', async () => {
  const { demo } = scene;
  await demo.open();
  await demo.expectWindow(() => demo.choose());
  await demo.expectText('Log in to Xero');
  const [opener, width] = await demo.browser.evaluate(() => [window.opener, window.innerWidth]);
  expect(opener).toBeNull();
  expect(width).toBe(560);
});

it('a window that reads as closed is not treated as a failure', async () => {
  const { demo } = scene;
  await scene.control('/remote/set-pages', { coop: true });
  await demo.open();
  await demo.expectWindow(() => demo.choose());
  await demo.walk();
  await demo.comeBack();
  await demo.expectWidget('If you closed the window, open it again.');

  await demo.goToPopup();
  await demo.press('Finish');
  await demo.comeBack();
  await demo.expectConnected('Xero');
  expect(await scene.getConnections()).toEqual(['xero connected']);
});

it('after a cancel at the accounting system, the person can choose another platform', async () => {
  const { demo } = scene;
  await demo.open();
  await demo.expectWindow(() => demo.choose());
  await demo.signIn();
  await demo.press('Cancel');
  await demo.expectText('Nothing was connected');
  await demo.browser.closeWindow();
  await demo.comeBack();

  await demo.expectWidget('Finish connecting Xero in the other window');
  await demo.press('Cancel', 'main');
  await demo.expectWidget('Nothing was connected.');
  await demo.expectWindow(() => demo.choose('Wave'));
  await demo.authorize('Wave');
  await demo.expectConnected('Wave');
  expect(await scene.getConnections()).toEqual(['xero disconnected', 'wave connected']);
});

it('a page that reloads while the window is open keeps waiting', async () => {
  const { demo } = scene;
  await demo.open();
  await demo.expectWindow(() => demo.choose());
  await demo.expectText('Log in to Xero');
  await demo.comeBack();
  await demo.reload();
  await demo.expectWidget('Finish connecting Xero in the other window');

  await demo.goToPopup();
  await demo.authorize();
  await demo.expectConnected('Xero');
});

describe('if the browser blocks the window', () => {
  it('a link and a copy button take over', async () => {
    const { demo } = scene;
    await demo.open();
    await demo.press('Choose your software', 'main');
    const item = await demo.find('Xero', '[role=dialog]');
    // WebKit opens no window for a click that no person made.
    await demo.browser.evaluate(
      (element) => void (element instanceof HTMLElement && element.click()),
      item,
    );
    await demo.expectWidget('The window for Xero didn’t open');
    expect(await demo.browser.getWindows()).toHaveLength(1);

    await demo.press('Copy link', 'main');
    await demo.expectWidget('Link copied');
    await demo.expectWindow(() => demo.press('Continue to Xero', 'main'));
    expect(await demo.browser.evaluate(() => window.opener)).toBeNull();
    await demo.walk();
    await demo.press('Finish');
    await demo.comeBack();
    await demo.expectConnected('Xero');
    expect(await scene.getConnections()).toEqual(['xero connected']);
  });

  it('the window of a partner’s function opens on the next click', async () => {
    const { demo } = scene;
    await demo.open('/settings/accounting?authorization=function');
    await demo.choose();
    await demo.expectWidget('Finish connecting Xero');
    expect(await demo.browser.getWindows()).toHaveLength(1);

    await demo.expectWindow(() => demo.press('Open the sign-in page', 'main'));
    await demo.walk();
    await demo.press('Finish');
    await demo.comeBack();
    await demo.expectConnected('Xero');
  });
});

it('the sign-in can open in a tab, which closes when the person has finished', async () => {
  const { demo } = scene;
  await demo.open('/settings/accounting?authorization=tab');
  await demo.expectWindow(() => demo.choose());
  expect(await demo.browser.evaluate(() => window.opener)).toBeNull();
  await demo.authorize();
  await demo.expectConnected('Xero');
});
