import { fireEvent, screen, waitFor } from '@testing-library/react';
import { ConnectButton } from 'react-accounting-connect';
import { describe, expect, it, vi } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { findOpener, getPicker, getSearch, openPicker, press, showHost } from './showHost.tsx';

/** Starts to compose a word with an input method, and does not finish it. */
const compose = (text: string) =>
  cdp().send('Input.imeSetComposition', {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  });

describe('while an input method composes', () => {
  it.each(['Escape', 'Enter', 'ArrowDown'])('%s does nothing in the picker', async (key) => {
    const onEvent = vi.fn();
    const onKeyDown = vi.fn();
    showHost(<ConnectButton />, { provider: { onEvent } });
    await openPicker();
    await compose('xero');
    await waitFor(() => expect(getSearch()).toHaveValue('xero'));
    getSearch().addEventListener('keydown', onKeyDown);
    window.addEventListener('keydown', ({ isComposing }) => onKeyDown(isComposing), {
      capture: true,
      once: true,
    });

    await userEvent.keyboard(`{${key}}`);

    expect(getPicker()).toBeVisible();
    expect(getSearch()).toHaveValue('xero');
    expect(getSearch()).toHaveFocus();
    expect(onEvent).not.toHaveBeenCalled();
  });

  it.each(['Escape', 'Enter', 'ArrowDown'])(
    '%s does nothing right after it, in Safari, which tells by the key code',
    async (key) => {
      const onEvent = vi.fn();
      showHost(<ConnectButton />, { provider: { onEvent } });
      await openPicker();
      await userEvent.keyboard('xero');

      fireEvent.keyDown(getSearch(), { key, keyCode: 229 });

      expect(getPicker()).toBeVisible();
      expect(getSearch()).toHaveValue('xero');
      expect(getSearch()).toHaveFocus();
      expect(onEvent).not.toHaveBeenCalled();
    },
  );
});

describe('on a touch device', () => {
  it('the picker takes the focus, not its search box, which would bring up the keyboard', async () => {
    const coarse = Object.create(window.matchMedia('(pointer: coarse)'), {
      matches: { value: true },
    });
    vi.spyOn(window, 'matchMedia').mockReturnValue(coarse);
    const onFocus = vi.fn();
    document.addEventListener('focus', onFocus, true);
    showHost(<ConnectButton />);
    await press(await findOpener());
    await waitFor(() => expect(getPicker()).toHaveFocus());
    document.removeEventListener('focus', onFocus, true);
    const targets = onFocus.mock.calls.map(([{ target }]) => target);
    expect(targets).not.toContain(getSearch());

    await press(getSearch());
    expect(getSearch()).toHaveFocus();
    await press(screen.getByRole('button', { name: 'Close' }));
  });
});
