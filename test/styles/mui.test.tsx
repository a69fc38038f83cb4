import { Box, CssBaseline, Stack } from '@mui/material';
import { createTheme, ThemeProvider } from '@mui/material/styles';
import type { Theme } from '@mui/material/styles';
import { screen } from '@testing-library/dom';
import type { ReactNode } from 'react';
import { AccountingConnect, ConnectButton, PullButton } from 'react-accounting-connect';
import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import { MuiButtons } from '../docs/recipes/MuiButtons.tsx';
import { MuiColors } from '../docs/recipes/MuiColors.tsx';
import { MuiLayers } from '../docs/recipes/MuiLayers.tsx';
import { findWeakWords } from './contrast.ts';
import { mountScene, unmountScenes } from './mountScene.tsx';
import type { SceneSetup } from './mountScene.tsx';
import { addSheet, removeSheets } from './sheets.ts';

const { ours, recipes } = inject('hostSheets');

const mount = (ui: ReactNode, theme: Theme = createTheme(), setup: SceneSetup = {}) =>
  mountScene(<ThemeProvider theme={theme}>{ui}</ThemeProvider>, setup);

const getStyle = (element: Element) => getComputedStyle(element);
/** Returns a color as the browser shows it, whatever the color space of its notation. */
function toRgb(color: string): number[] {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('The browser has no canvas.');
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data];
}

afterEach(async () => {
  await unmountScenes();
  removeSheets();
  localStorage.clear();
});

describe('the block that maps the palette', () => {
  it.each([
    ['light', createTheme()],
    ['dark', createTheme({ palette: { mode: 'dark' } })],
    ['light, as CSS variables', createTheme({ cssVariables: true })],
    ['dark, as CSS variables', createTheme({ cssVariables: true, palette: { mode: 'dark' } })],
  ])('gives the widget the colors of a theme: %s', async (_, theme) => {
    addSheet(ours);
    const { palette } = theme;
    mount(
      <MuiColors>
        <AccountingConnect />
      </MuiColors>,
      theme,
      { provider: { theme: palette.mode } },
    );
    const button = await screen.findByRole('button', { name: 'Choose your software' });
    const widget = button.closest('[data-part=accounting-connect]') ?? button;

    expect(toRgb(getStyle(button).backgroundColor)).toEqual(toRgb(palette.primary.main));
    expect(getStyle(button).borderRadius).toBe('4px');
    expect(toRgb(getStyle(widget).backgroundColor)).toEqual(toRgb(palette.background.paper));
    expect(findWeakWords()).toEqual([]);
  });
});

it('words and the borders of controls ignore the alpha of their color', async () => {
  addSheet(ours);
  const alpha = 'rgb(0 0 0 / 0.6)';
  mount(
    <Box
      sx={{
        '--accounting-text': alpha,
        '--accounting-muted': alpha,
        '--accounting-border': 'rgb(0 0 0 / 0.12)',
      }}
    >
      <AccountingConnect />
      <PullButton />
    </Box>,
  );
  await screen.findByRole('button', { name: 'Choose your software' });
  const read = (part: string, property: 'color' | 'borderTopColor') =>
    [...document.querySelectorAll(`[data-part=${part}]`)].map((element) =>
      toRgb(getStyle(element)[property]),
    );

  expect(read('widget-title', 'color')).toEqual([[0, 0, 0, 255]]);
  expect(read('widget-lead', 'color')).toEqual([[0, 0, 0, 255]]);
  expect(read('pull-button', 'borderTopColor')).toEqual([[0, 0, 0, 255]]);
});

describe('a dark theme', () => {
  const dark = { palette: { mode: 'dark' } } as const;

  it.each([
    ['does not set', 'normal', createTheme(dark), false],
    ['sets, with enableColorScheme,', 'dark', createTheme(dark), true],
    ['sets, with cssVariables,', 'dark', createTheme({ ...dark, cssVariables: true }), false],
  ])('%s the color scheme of the page', async (_, scheme, theme, enableColorScheme) => {
    mount(
      <>
        <CssBaseline enableColorScheme={enableColorScheme} />
        <ConnectButton />
      </>,
      theme,
    );
    await screen.findByRole('button');

    expect(getStyle(document.documentElement).colorScheme).toBe(scheme);
  });
});

describe('a Stack', () => {
  async function getGap(sheet: string, useFlexGap: boolean) {
    addSheet(sheet);
    mount(
      <Stack spacing={2} useFlexGap={useFlexGap}>
        <ConnectButton />
        <PullButton />
      </Stack>,
    );
    const [first, second] = await screen.findAllByRole('button');
    if (!first || !second) throw new Error('The page has no two buttons.');
    return second.getBoundingClientRect().top - first.getBoundingClientRect().bottom;
  }

  it.each([
    ['has no spacing between our elements', 'no layer', ours, false, 0],
    ['has spacing with useFlexGap', 'no layer', ours, true, 16],
    ['has spacing', 'our sheet in a layer', recipes['MUI'] ?? '', false, 16],
  ])('%s (%s)', async (_name, _layer, sheet, useFlexGap, gap) => {
    expect(await getGap(sheet, useFlexGap)).toBe(gap);
  });
});

describe('our buttons, styled with MUI', () => {
  it('have its look, show their state, and have a label', async () => {
    addSheet(recipes['MUI'] ?? '');
    mount(<MuiButtons />, createTheme(), { connection: 'connected' });
    const connect = await screen.findByRole('button', { name: 'Xero is connected' });
    const pull = screen.getByRole('button', { name: 'Sync now' });
    const disconnect = screen.getByRole('button', { name: 'End the connection' });

    expect(connect).toHaveAttribute('aria-disabled', 'true');
    expect(getStyle(connect)).toMatchObject({
      textTransform: 'uppercase',
      borderRadius: '4px',
      backgroundColor: 'rgba(0, 0, 0, 0.12)',
      color: 'rgba(0, 0, 0, 0.26)',
    });
    expect(getStyle(pull).textTransform).toBe('uppercase');
    expect(getStyle(pull).color).not.toBe('rgba(0, 0, 0, 0.26)');
    expect(getStyle(disconnect).color).toBe('rgb(211, 47, 47)');
  });

  it('win from the layer of MUI, if the order says so', async () => {
    addSheet(recipes['MUI'] ?? '');
    mount(
      <MuiLayers>
        <MuiButtons />
      </MuiLayers>,
      createTheme(),
      { connection: 'connected' },
    );
    const connect = await screen.findByRole('button', { name: 'Xero is connected' });

    await vi.waitFor(() => expect(getStyle(connect).borderRadius).toBe('4px'));
    expect(getStyle(connect).color).toBe('rgba(0, 0, 0, 0.26)');
  });
});
