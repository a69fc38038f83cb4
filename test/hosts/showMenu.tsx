import { screen, waitFor } from '@testing-library/react';
import { expect } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Menu } from '../../src/widget/menu/Menu.tsx';
import { MenuItem } from '../../src/widget/menu/MenuItem.tsx';
import { MenuSeparator } from '../../src/widget/menu/MenuSeparator.tsx';
import { press } from './showHost.tsx';

/** A card of ours with a menu at its end. */
export function Card({ onSelect = () => undefined }: { onSelect?: (opener: HTMLElement) => void }) {
  return (
    <section data-accounting-theme="inherit" data-part="accounting-connect">
      <div data-part="widget-content">
        <div data-part="widget-actions">
          <Menu label="More">
            <MenuItem onSelect={onSelect}>Invoices only</MenuItem>
            <MenuItem onSelect={onSelect}>Products only</MenuItem>
            <MenuItem onSelect={onSelect} disabledReason="A sync is under way.">
              Switch
            </MenuItem>
            <MenuSeparator />
            <MenuItem onSelect={onSelect} data-tone="danger">
              Disconnect
            </MenuItem>
          </Menu>
        </div>
      </div>
    </section>
  );
}

export const getButton = () => screen.getByRole('button', { name: 'More', hidden: true });
export const getItem = (name: string) => screen.getByRole('menuitem', { name });
export const expectMenuClosed = () =>
  waitFor(() => expect(document.querySelector('[data-part=menu-overlay]')).toBeNull());

/** Long enough for a press that is not the second of a double press. */
export const rest = () => new Promise((resolve) => setTimeout(resolve, 600));

export async function openMenu(): Promise<DOMRect> {
  await press(getButton());
  return (await screen.findByRole('menu', { name: 'More' })).getBoundingClientRect();
}

export async function pressOutside() {
  await rest();
  await userEvent.click(document.documentElement, { position: { x: 5, y: 5 }, force: true });
}

/** Fails if the window or an element of the page hides a part of an item. */
export function expectInSight() {
  for (const item of screen.getAllByRole('menuitem')) {
    const { left, right, top, bottom } = item.getBoundingClientRect();
    for (const [x, y] of [
      [left + 4, top + 4],
      [right - 4, bottom - 4],
    ] as const) {
      const hit = document.elementFromPoint(x, y);
      expect(item).toContainElement(hit instanceof HTMLElement ? hit : null);
    }
  }
}
