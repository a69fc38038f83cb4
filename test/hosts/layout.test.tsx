import { screen, waitFor } from '@testing-library/react';
import { ConnectButton, DisconnectButton } from 'react-accounting-connect';
import { afterEach, describe, expect, it } from 'vitest';
import { cdp, page } from 'vitest/browser';
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

const TALL = '#tall { height: 3000px }';

/** Turns the wheel over the page, and waits until it has scrolled. */
async function scrollByWheel() {
  const { left = 0, top = 0 } = window.frameElement?.getBoundingClientRect() ?? {};
  await cdp().send('Input.dispatchMouseEvent', {
    type: 'mouseWheel',
    x: left + 10,
    y: top + 10,
    deltaX: 0,
    deltaY: 200,
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
}

describe('the page', () => {
  it.each<[string, string]>([
    ['that is centered', 'body { max-width: 400px; margin: 16px auto; padding: 0 12px }'],
    [
      'that is centered and counts its padding',
      '* { box-sizing: border-box } body { max-width: 400px; margin: 16px auto; padding: 0 12px }',
    ],
    ['whose children have margins', 'body { margin: 0 } #tall { margin-block: 60px }'],
    ['that always scrolls', 'body { overflow-y: scroll }'],
    ['whose root always scrolls', 'html { overflow-y: scroll }'],
    ['that never scrolls sideways', 'html, body { overflow-x: hidden }'],
    [
      'that scrolls inside the root',
      'html { height: 100%; overflow: hidden } body { height: 100%; margin: 0; overflow: auto }',
    ],
  ])('neither moves nor scrolls under a dialog, with a body %s', async (_, css) => {
    addSheet(TALL + css);
    showHost(
      <>
        <div id="tall">
          <ConnectButton />
          <p>text</p>
        </div>
        <p>below</p>
      </>,
    );
    const opener = await findOpener();
    const read = () => [
      [opener, screen.getByText('text'), screen.getByText('below')].map((element) =>
        element.getBoundingClientRect().toJSON(),
      ),
      document.documentElement.clientWidth,
      getComputedStyle(document.body).margin,
      getComputedStyle(document.body).padding,
    ];
    const before = read();

    await openPicker();
    expect(read()).toEqual(before);
    await scrollByWheel();
    expect(read()).toEqual(before);
    await press(screen.getByRole('button', { name: 'Close' }));
    await expectClosed();
    expect(read()).toEqual(before);
    await scrollByWheel();
    expect(read()).not.toEqual(before);
  });

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
