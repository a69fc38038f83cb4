import { screen } from '@testing-library/dom';
import { AccountingConnect } from 'react-accounting-connect';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { mountScene, unmountScenes } from './mountScene.tsx';
import { syncedDaysAgo } from './scenes.tsx';
import { addSheet, removeSheets } from './sheets.ts';

const { ours } = inject('hostSheets');

const emulateMotion = (value: string) =>
  cdp().send('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-reduced-motion', value }],
  });

afterEach(async () => {
  await emulateMotion('');
  await unmountScenes();
  removeSheets();
});

function getHeight(view: string): number {
  const content = document.querySelector(`[data-view='${view}']`);
  if (!content?.parentElement) throw new Error(`The widget does not show ${view}.`);
  return content.parentElement.getBoundingClientRect().height;
}

describe('the placeholder of the widget', () => {
  it.each([640, 440, 360])('is as high as the card that follows it, in %d px', async (width) => {
    // Otherwise the height changes step by step.
    await emulateMotion('reduce');
    addSheet(ours);
    const { place } = mountScene(<AccountingConnect />, {
      ...syncedDaysAgo,
      prepare(sandbox) {
        syncedDaysAgo.prepare?.(sandbox);
        sandbox.fail({ path: '/accounting_connections', delay: 500 });
      },
    });
    place.style.setProperty('inline-size', `${width}px`, 'important');
    await screen.findByText('Checking your connection…');
    const before = getHeight('loading');
    await screen.findByRole('button', { name: 'Sync now' });
    const after = getHeight('connected');

    expect(Math.abs(after - before), `${before} px, then ${after} px`).toBeLessThanOrEqual(4);
  });
});
