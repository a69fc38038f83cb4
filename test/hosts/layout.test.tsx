import { screen, waitFor } from '@testing-library/react';
import { ConnectButton, DisconnectButton } from 'react-accounting-connect';
import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import {
  expectClosed,
  findOpener,
  getPanel,
  openPicker,
  press,
  pressGround,
  showHost,
} from './showHost.tsx';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

function addSheet(css: string) {
  const style = document.createElement('style');
  style.textContent = css;
  document.head.append(style);
  ends.push(() => style.remove());
}

describe('the page', () => {
  it.each<[string, string]>([
    [
      'a margin for all but the last child',
      '.stack > :not(:last-child) { margin-block-end: 40px }',
    ],
    [
      'no margin for the last child',
      '.stack > * { margin: 0 0 24px } .stack > :last-child { margin: 0 }',
    ],
    ['a margin between neighbors', '.stack > * + * { margin-block-start: 40px }'],
    ['a gap', '.stack { display: grid; gap: 40px }'],
  ])('does not move under a dialog in a stack with %s', async (_, css) => {
    addSheet(css);
    showHost(
      <>
        <div className="stack">
          <ConnectButton />
          <p>Takes two minutes</p>
        </div>
        <p>below</p>
      </>,
    );
    const opener = await findOpener();
    const read = () =>
      [opener, screen.getByText('below')].map((element) => element.getBoundingClientRect().top);
    const before = read();

    await openPicker();
    expect(read()).toEqual(before);
    await press(screen.getByRole('button', { name: 'Close' }));
    await expectClosed();
    expect(read()).toEqual(before);
  });
});

describe('a dialog', () => {
  it.each(['writing-mode: vertical-rl', 'visibility: hidden', 'user-select: none'])(
    'does not take %s from the page’s rule for every element',
    async (rule) => {
      showHost(
        <section>
          <div>
            <ConnectButton />
          </div>
        </section>,
      );
      await openPicker();
      const read = () => {
        const { writingMode, visibility, userSelect } = getComputedStyle(getPanel());
        return { writingMode, visibility, userSelect };
      };
      const before = read();
      addSheet(`section, div { ${rule} } accounting-place { ${rule} !important }`);
      expect(read()).toEqual(before);
    },
  );

  it.each(['body', 'html'] as const)('fits the screen if %s is zoomed', async (where) => {
    const element = where === 'body' ? document.body : document.documentElement;
    element.style.zoom = '1.5';
    ends.push(() => element.style.removeProperty('zoom'));
    await page.viewport(1000, 700);
    showHost(<ConnectButton />);
    await openPicker();
    const read = () => getPanel().getBoundingClientRect();
    await waitFor(() => expect(read().bottom).toBeLessThanOrEqual(700));
    expect(read().top).toBeGreaterThan(0);

    await page.viewport(400, 700);
    await waitFor(() => expect(read().bottom).toBeCloseTo(700, 0));
    expect(read().top).toBeGreaterThan(0);
    expect(read().left).toBeCloseTo(0, 0);
  });

  it('is where it was before: in the middle, with a picker that grows at its end only', async () => {
    await page.viewport(1000, 1000);
    const { unmount } = showHost(<ConnectButton />);
    await openPicker();
    await waitFor(() => {
      const { top, bottom, left, right } = getPanel().getBoundingClientRect();
      expect(bottom - top).toBeLessThanOrEqual(44 * 16);
      expect(top).toBeCloseTo((1000 - 44 * 16) / 2, 0);
      expect(left).toBeCloseTo(1000 - right, 0);
    });
    await pressGround();
    unmount();

    showHost(<DisconnectButton />, { connection: 'connected' });
    await press(await findOpener('Disconnect'));
    await screen.findByRole('alertdialog');
    await waitFor(() => {
      const panel = getPanel().getBoundingClientRect();
      expect(panel.top).toBeCloseTo(1000 - panel.bottom, 0);
    });
  });
});
