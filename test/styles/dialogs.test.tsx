import { screen } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import { AccountingConnect, ConnectButton, DisconnectButton } from 'react-accounting-connect';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { page } from 'vitest/browser';
import { paint } from './contrast.ts';
import { mountScene, press, unmountScenes } from './mountScene.tsx';
import { addSheet, removeSheets } from './sheets.ts';

const { ours } = inject('hostSheets');
const { innerWidth, innerHeight } = window;

function getRing(element: HTMLElement): string {
  // Not in TypeScript's DOM types yet.
  const options = { focusVisible: true, preventScroll: true };
  element.focus(options);
  const { outlineColor } = getComputedStyle(element);
  return `${element.dataset['part']}: ${paint([outlineColor]).join(' ')}`;
}

const getPanel = (dialog: HTMLElement) => {
  const panel = dialog.querySelector('[data-part$=-dialog]');
  if (!panel) throw new Error('The dialog has no panel.');
  return panel;
};

beforeEach(() => addSheet(ours));
afterEach(async () => {
  await unmountScenes();
  removeSheets();
  await page.viewport(innerWidth, innerHeight);
});

describe('the ring around the focus', () => {
  it('has the accent color around every button, filled or not', async () => {
    mountScene(<AccountingConnect aria-label="Accounting" />, { connection: 'connected' });
    await screen.findByRole('button', { name: 'More actions' });

    const rings = screen.getAllByRole('button').map(getRing);
    expect(rings).toContain('menu-button: 41 81 204');
    expect(rings.filter((ring) => !ring.endsWith(': 41 81 204'))).toEqual([]);
  });

  it('is not drawn around a step of the dialog, which only holds the focus', async () => {
    mountScene(<ConnectButton />);
    await press(/^(Connect|Choose)/);
    await userEvent.type(await screen.findByRole('searchbox'), 'Sage 50{Enter}');
    const step = await screen.findByRole('region', { name: /^Before/ });

    expect(document.activeElement).toBe(step);
    expect(getComputedStyle(step).outlineStyle).toBe('none');
  });
});

describe('the dialog’s search box', () => {
  it('stays where it is while a search leaves fewer platforms', async () => {
    await page.viewport(1280, 800);
    mountScene(<ConnectButton />, { provider: { platforms: undefined } });
    await press(/^(Connect|Choose)/);
    const search = await screen.findByRole('searchbox');
    await Promise.all(document.getAnimations().map(({ finished }) => finished));
    const { top } = search.getBoundingClientRect();
    await userEvent.type(search, 'zzz');
    await screen.findAllByText(/zzz/);

    expect(search.getBoundingClientRect().top).toBe(top);
  });
});

describe('the button that ends the connection', () => {
  it('has white words on its red in a dark page too', async () => {
    document.documentElement.style.colorScheme = 'dark';
    mountScene(<DisconnectButton />, { connection: 'connected' });
    await press(/^Disconnect/);
    const dialog = await screen.findByRole('alertdialog');
    const confirm = dialog.querySelector('[data-part=confirm-button]');
    if (!confirm) throw new Error('The dialog has no such button.');

    expect(paint([getComputedStyle(confirm).color])).toEqual([255, 255, 255]);
  });
});

describe('a step of the dialog in a low window', () => {
  it('starts at its title, wherever the list was scrolled to', async () => {
    await page.viewport(360, 300);
    mountScene(<ConnectButton />);
    await press(/^(Connect|Choose)/);
    const dialog = await screen.findByRole('dialog');
    getPanel(dialog).scrollTop = 9999;
    expect(getPanel(dialog).scrollTop).toBeGreaterThan(0);
    await press(/^Sage 50/);

    await screen.findByRole('region', { name: /^Before/ });
    const panel = getPanel(dialog);
    expect(panel.scrollHeight).toBeGreaterThan(panel.clientHeight);
    expect(panel.scrollTop).toBe(0);
  });

  it('starts at its title when it is the first one', async () => {
    await page.viewport(360, 300);
    mountScene(<ConnectButton platform="sage_50_uk" />);
    await press(/^(Connect|Choose)/);
    const panel = getPanel(await screen.findByRole('dialog'));

    expect(panel.scrollHeight).toBeGreaterThan(panel.clientHeight);
    expect(panel.scrollTop).toBe(0);
  });
});
