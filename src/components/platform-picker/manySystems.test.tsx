import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useLayoutEffect } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../../test/renderWithSandbox.tsx';
import type { Platform } from '../../api/Platform.ts';
import { AccountingProvider } from '../../provider/AccountingProvider.tsx';
import { PlatformPicker } from './PlatformPicker.tsx';

const keys = Array.from({ length: 500 }, (_, index) => `system_${index}`);
const setup = { provider: { platforms: keys } };
const getItems = () => [...document.querySelectorAll('[data-part=platform-item]')];
const getSearch = () => screen.getByRole('searchbox');

/** Renders the picker as a browser does. The test continues between the first and second paint. */
function paintFirst() {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
  const container = document.createElement('div');
  document.body.append(container);
  const root = createRoot(container);
  flushSync(() =>
    root.render(
      <AccountingProvider entityId="e" apiUrl="/api" platforms={keys}>
        <PlatformPicker />
      </AccountingProvider>,
    ),
  );
  remove = () => {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
    act(() => root.unmount());
    container.remove();
  };
}

let remove = () => {};
afterEach(() => {
  remove();
  remove = () => {};
});

describe('<PlatformPicker /> with 500 systems', () => {
  it('draws the first 60 at once, and all right after', () => {
    const drawn: number[] = [];
    function Probe() {
      useLayoutEffect(() => void drawn.push(getItems().length), []);
      return null;
    }
    renderWithSandbox(
      <>
        <PlatformPicker />
        <Probe />
      </>,
      setup,
    );
    expect(drawn[0]).toBe(60);
    expect(getItems()).toHaveLength(500);
  });

  it('draws all by itself in a browser, where nothing else happens', async () => {
    paintFirst();
    expect(getItems()).toHaveLength(60);
    await waitFor(() => expect(getItems()).toHaveLength(500));
  });

  it('leads to the very last on End, although it was not drawn yet', () => {
    paintFirst();
    const [first] = getItems();
    if (first instanceof HTMLElement) first.focus();
    first?.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }));

    expect(document.activeElement).toBe(getItems().at(-1));
    expect(document.activeElement).toHaveAttribute('data-platform', 'system_499');
  });

  it('tells the number of all that match, also those that are not drawn yet', () => {
    renderWithSandbox(<PlatformPicker />, setup);
    fireEvent.change(getSearch(), { target: { value: 'system 4' } });
    expect(screen.getByText('176 systems found')).toBeInTheDocument();
    expect(getItems()).toHaveLength(176);
  });

  it('draws nothing anew of a system that stays while a person types', () => {
    const renderIcon = vi.fn((platform: Platform) => platform.key);
    renderWithSandbox(<PlatformPicker renderIcon={renderIcon} />, setup);
    fireEvent.change(getSearch(), { target: { value: 'system 49' } });
    renderIcon.mockClear();

    fireEvent.change(getSearch(), { target: { value: 'system 499' } });

    expect(getItems()).toHaveLength(1);
    expect(renderIcon).not.toHaveBeenCalled();
  });
});
