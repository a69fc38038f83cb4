import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { press, showHost } from './showHost.tsx';
import {
  Card,
  expectInSight,
  expectMenuClosed,
  getButton,
  getItem,
  openMenu,
  pressOutside,
} from './showMenu.tsx';

describe('the menu fits in the window', () => {
  /** Shows the card with its corner at a point. */
  const showAt = (left: number, top: number, dir: 'ltr' | 'rtl' = 'ltr') =>
    showHost(
      <div dir={dir} style={{ position: 'absolute', left, top, width: 'min-content' }}>
        <Card />
      </div>,
    );

  it.each(['ltr', 'rtl'] as const)('and ends where its button ends (%s)', async (dir) => {
    showAt(500, 100, dir);
    const menu = await openMenu();
    const button = getButton().getBoundingClientRect();
    expect(menu.top).toBeCloseTo(button.bottom + 4, 0);
    if (dir === 'ltr') expect(menu.right).toBeCloseTo(button.right, 0);
    else expect(menu.left).toBeCloseTo(button.left, 0);
  });

  it('above its button, if there is no room below', async () => {
    showAt(500, 680);
    const menu = await openMenu();
    expect(menu.bottom).toBeCloseTo(getButton().getBoundingClientRect().top - 4, 0);
    expectInSight();
  });

  it.each<[string, number, number]>([
    ['280 px wide', 280, 600],
    ['at 400 % of 1280 by 1024', 320, 256],
    ['lower than the menu', 320, 140],
  ])('that is %s', async (_, width, height) => {
    await page.viewport(width, height);
    showAt(0, 20);
    const menu = await openMenu();
    expect(menu.left).toBeGreaterThanOrEqual(8);
    expect(menu.top).toBeGreaterThanOrEqual(8);
    expect(menu.right).toBeLessThanOrEqual(width - 8);
    expect(menu.bottom).toBeLessThanOrEqual(height - 8);
    await userEvent.keyboard('{End}');
    const last = getItem('Disconnect').getBoundingClientRect();
    expect(last.bottom).toBeLessThanOrEqual(height - 8);
  });

  it.each(['body', 'html'] as const)('if %s is zoomed', async (where) => {
    const element = where === 'body' ? document.body : document.documentElement;
    element.style.zoom = '1.5';
    onTestFinished(() => void element.style.removeProperty('zoom'));
    showAt(300, 60);
    const menu = await openMenu();
    const button = getButton().getBoundingClientRect();
    expect(menu.top - button.bottom).toBeGreaterThan(3);
    expect(menu.top - button.bottom).toBeLessThan(8);
    expect(menu.right).toBeCloseTo(button.right, 0);
  });

  it('follows its button when the page scrolls, and closes when that is out of sight', async () => {
    showHost(
      <div style={{ height: 3000, paddingTop: 300 }}>
        <Card />
      </div>,
    );
    const { top } = await openMenu();
    window.scrollTo({ top: 100, behavior: 'instant' });
    await waitFor(() =>
      expect(screen.getByRole('menu').getBoundingClientRect().top).toBeCloseTo(top - 100, 0),
    );
    window.scrollTo({ top: 1000, behavior: 'instant' });
    await expectMenuClosed();
    expect(getButton()).toHaveFocus();
    expect(window.scrollY).toBe(1000);
    window.scrollTo({ top: 0, behavior: 'instant' });
  });

  it('follows its button when the window changes its size', async () => {
    showHost(
      <div style={{ position: 'absolute', right: 20, top: 20 }}>
        <Card />
      </div>,
    );
    await openMenu();
    await page.viewport(600, 500);
    await waitFor(() =>
      expect(screen.getByRole('menu').getBoundingClientRect().right).toBeCloseTo(
        getButton().getBoundingClientRect().right,
        0,
      ),
    );
  });

  it('can be used in a browser without a top layer', async () => {
    const { showPopover } = HTMLElement.prototype;
    Reflect.deleteProperty(HTMLElement.prototype, 'showPopover');
    onTestFinished(() => void Object.assign(HTMLElement.prototype, { showPopover }));
    const onSelect = vi.fn();
    showHost(
      <div data-testid="host" style={{ margin: 100, transform: 'translate(20px, 10px)' }}>
        <div style={{ height: 300, width: 300, overflow: 'hidden' }}>
          <Card onSelect={onSelect} />
        </div>
        <p style={{ height: 500 }}>below</p>
      </div>,
    );
    const menu = await openMenu();
    expect(menu.left).toBeGreaterThanOrEqual(
      screen.getByTestId('host').getBoundingClientRect().left,
    );
    expectInSight();
    await press(getItem('Invoices only'));
    await expectMenuClosed();
    expect(onSelect).toHaveBeenCalledTimes(1);

    await openMenu();
    await pressOutside();
    await expectMenuClosed();
  });
});
