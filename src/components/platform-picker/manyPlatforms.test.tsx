import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useLayoutEffect } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../../test/renderWithSandbox.tsx';
import type { Platform } from '../../api/Platform.ts';
import { AccountingProvider } from '../../provider/AccountingProvider.tsx';
import { PlatformPicker } from './PlatformPicker.tsx';

const keys = Array.from({ length: 500 }, (_, index) => `platform_${index}`);
const setup = { provider: { platforms: keys } };
const getItems = () => [...document.querySelectorAll('[data-part=platform-item]')];
const getSearch = () => screen.getByRole('searchbox');

/** Renders the picker as a browser does, and returns between the first and second paint. */
function renderFirstPaint() {
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

describe('<PlatformPicker /> with 500 platforms', () => {
  it('renders the first 60 at once, and the others right after', () => {
    const counts: number[] = [];
    function Probe() {
      useLayoutEffect(() => void counts.push(getItems().length), []);
      return null;
    }
    renderWithSandbox(
      <>
        <PlatformPicker />
        <Probe />
      </>,
      setup,
    );
    expect(counts[0]).toBe(60);
    expect(getItems()).toHaveLength(500);
  });

  it('renders the others in a browser without another event', async () => {
    renderFirstPaint();
    expect(getItems()).toHaveLength(60);
    await waitFor(() => expect(getItems()).toHaveLength(500));
  });

  it('moves the focus to the last platform on End, even before that platform is rendered', () => {
    renderFirstPaint();
    const [first] = getItems();
    if (first instanceof HTMLElement) first.focus();
    first?.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }));

    expect(document.activeElement).toBe(getItems().at(-1));
    expect(document.activeElement).toHaveAttribute('data-platform', 'platform_499');
  });

  it('counts all matches, including those not rendered yet', () => {
    renderWithSandbox(<PlatformPicker />, setup);
    fireEvent.change(getSearch(), { target: { value: 'platform 4' } });
    expect(screen.getByRole('list', { name: '176 results' })).toBeInTheDocument();
    expect(getItems()).toHaveLength(176);
  });

  it('does not render a remaining platform again while the person types', () => {
    const renderIcon = vi.fn((platform: Platform) => platform.key);
    renderWithSandbox(<PlatformPicker renderIcon={renderIcon} />, setup);
    fireEvent.change(getSearch(), { target: { value: 'platform 49' } });
    renderIcon.mockClear();

    fireEvent.change(getSearch(), { target: { value: 'platform 499' } });

    expect(getItems()).toHaveLength(1);
    expect(renderIcon).not.toHaveBeenCalled();
  });
});
