import { render, screen, within } from '@testing-library/react';
import { createRef } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../../test/renderWithSandbox.tsx';
import { platforms } from '../../api/platforms.ts';
import type { Platform } from '../../api/Platform.ts';
import { PlatformPicker } from './PlatformPicker.tsx';

const getNames = () =>
  screen
    .getAllByRole('button')
    .map((button) => button.querySelector('[data-part=platform-text]')?.textContent?.trim());
const getItem = (name: RegExp) => screen.getByRole('button', { name });
const getSearch = () => screen.getByRole('searchbox', { name: 'Search software' });

describe('<PlatformPicker />', () => {
  it('lists every platform by name, test and retired platforms last, without a request', () => {
    const { getCalls } = renderWithSandbox(<PlatformPicker />);

    expect(screen.getAllByRole('button')).toHaveLength(21);
    for (const { name } of platforms) {
      expect(getNames().some((text) => text?.startsWith(name))).toBe(true);
    }
    const lists = screen.getAllByRole('list');
    expect(lists.map((list) => within(list).getAllByRole('button').length)).toEqual([16, 2, 3]);
    expect(screen.getByRole('list', { name: 'Test software' })).toBe(lists[1]);
    expect(screen.getByRole('list', { name: 'No longer available' })).toBe(lists[2]);
    expect(getCalls()).toEqual([]);
  });

  it('shows each platform’s restrictions, setup time and retirement', () => {
    renderWithSandbox(<PlatformPicker />, { provider: { locale: 'en-GB' } });

    expect(getItem(/^Xero$/)).toBeVisible();
    expect(getItem(/^Sandbox Test data$/)).toBeVisible();
    expect(getItem(/^Wave Import only$/)).toBeVisible();
    expect(getItem(/^QuickBooks Desktop Needs Windows$/)).toBeVisible();
    expect(getItem(/^Dynamics 365 Business Central 10 to 20 min$/)).toBeVisible();
    expect(
      getItem(/^Sage 50 \(UK\) Formerly Sage 50 Accounts Needs Windows Up to 30 min$/),
    ).toBeVisible();
    expect(
      getItem(/^KashFlow Formerly IRIS KashFlow Not available since 10 January 2026 Import only$/),
    ).toBeVisible();
  });

  it('filters as the person types, announces the number of matches, and resets on Escape', async () => {
    const { user } = renderWithSandbox(<PlatformPicker />);

    await user.type(getSearch(), 'QUICK books');
    expect(screen.getAllByRole('button')).toHaveLength(3);
    expect(screen.getByText('3 results')).toHaveAttribute('aria-live', 'polite');

    await user.clear(getSearch());
    await user.type(getSearch(), 'xer');
    expect(screen.getByText('1 result')).toBeInTheDocument();

    await user.keyboard('{Escape}');
    expect(screen.getAllByRole('button')).toHaveLength(21);
  });

  it('offers to show all platforms if none matches', async () => {
    const { user } = renderWithSandbox(<PlatformPicker />);
    await user.type(getSearch(), 'Lotus');
    expect(screen.getByText('No results for “Lotus”.')).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'See all software' }));

    expect(screen.getAllByRole('button')).toHaveLength(21);
    expect(getSearch()).toHaveFocus();
  });

  it('shows a message if the partner’s filter leaves no platforms', () => {
    renderWithSandbox(<PlatformPicker filter={() => false} searchable={false} />);
    expect(screen.getByText('There’s nothing to choose from yet.')).toBeVisible();
    expect(screen.queryByRole('searchbox')).toBeNull();
  });

  it('passes the platform to onSelect in the click, and marks the platform as current', async () => {
    const onSelect = vi.fn<(platform: Platform) => void>();
    const { user } = renderWithSandbox(<PlatformPicker onSelect={onSelect} />);

    await user.click(getItem(/^Xero/));

    expect(onSelect).toHaveBeenCalledOnce();
    expect(onSelect.mock.calls[0]?.[0].key).toBe('xero');
    expect(getItem(/^Xero/)).toHaveAttribute('aria-current', 'true');
  });

  it('marks no platform if the partner’s handler prevents the default', async () => {
    const { user } = renderWithSandbox(
      <PlatformPicker onSelect={(_, event) => event.preventDefault()} />,
    );
    await user.click(getItem(/^Xero/));
    expect(getItem(/^Xero/)).not.toHaveAttribute('aria-current');
  });

  it('marks only the platform in `value`', async () => {
    const { user, update } = renderWithSandbox(<PlatformPicker value="wave" />);
    await user.click(getItem(/^Xero/));
    expect(getItem(/^Wave/)).toHaveAttribute('aria-current', 'true');
    expect(getItem(/^Xero/)).not.toHaveAttribute('aria-current');

    update({}, <PlatformPicker value={null} />);
    expect(getItem(/^Wave/)).not.toHaveAttribute('aria-current');
  });

  it('lets people choose retired and test platforms', async () => {
    const onSelect = vi.fn();
    const { user } = renderWithSandbox(<PlatformPicker onSelect={onSelect} />);
    await user.click(getItem(/^Pandle/));
    await user.click(getItem(/^Sandbox/));
    expect(onSelect).toHaveBeenCalledTimes(2);
  });

  it('works with the keyboard alone', async () => {
    const onSelect = vi.fn<(platform: Platform) => void>();
    const { user } = renderWithSandbox(<PlatformPicker onSelect={onSelect} />);

    await user.tab();
    expect(getSearch()).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    expect(getItem(/^Dynamics/)).toHaveFocus();
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}');
    expect(getItem(/^Exact \(Netherlands\)/)).toHaveFocus();
    await user.keyboard('{End}');
    expect(getItem(/^Pandle/)).toHaveFocus();
    await user.keyboard('{Home}{Enter}');
    expect(onSelect.mock.calls[0]?.[0].key).toBe('dynamics_365_business_central');
    await user.tab();
    expect(getItem(/^Exact \(Netherlands\)/)).toHaveFocus();
  });

  it('chooses the only match on Enter, and never submits the surrounding form', async () => {
    const onSelect = vi.fn<(platform: Platform) => void>();
    const onSubmit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
    const { user } = renderWithSandbox(
      <form onSubmit={onSubmit}>
        <PlatformPicker onSelect={onSelect} />
      </form>,
    );
    await user.type(getSearch(), 'sage{Enter}');
    expect(onSelect).not.toHaveBeenCalled();
    await user.type(getSearch(), ' intacct{Enter}');
    expect(onSelect.mock.calls[0]?.[0].key).toBe('sage_intacct');
    await user.click(getItem(/^Sage Intacct/));
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('lists the partner’s platforms in their order, including the partner’s own', () => {
    renderWithSandbox(<PlatformPicker />, {
      provider: { platforms: ['sandbox', 'xero', 'pandle', 'abacus_9000'] },
    });
    expect(getNames()).toEqual([
      'Sandbox Test data',
      'Xero',
      expect.stringMatching(/^Pandle/),
      'Abacus 9000',
    ]);
    expect(screen.getAllByRole('list')).toHaveLength(1);
  });

  it('lists only the platforms that pass the filter', () => {
    renderWithSandbox(<PlatformPicker filter={({ regions }) => regions.includes('NZ')} />);
    expect(getNames()).toEqual([expect.stringMatching(/^MYOB/)]);
  });

  it('shows the icon from renderIcon, the icon from the provider, or initials', () => {
    renderWithSandbox(
      <PlatformPicker
        renderIcon={({ key }) => (key === 'wave' ? <i data-testid="own" /> : undefined)}
      />,
      { provider: { platforms: { xero: { icon: <i data-testid="provided" /> } } } },
    );
    expect(within(getItem(/^Wave/)).getByTestId('own')).toBeInTheDocument();
    expect(within(getItem(/^Xero/)).getByTestId('provided')).toBeInTheDocument();
    expect(getItem(/^QuickBooks Online$/)).toHaveTextContent(/^QB/);
    expect(getItem(/^Pandle/)).toHaveTextContent(/^Pa/);
  });

  it('ignores the arrow keys if the partner’s handler prevents the default', async () => {
    const { user } = renderWithSandbox(
      <PlatformPicker onKeyDown={(event) => event.key === 'ArrowDown' && event.preventDefault()} />,
    );
    await user.click(getSearch());
    await user.keyboard('{ArrowDown}');
    expect(getSearch()).toHaveFocus();
  });

  it('accepts a ref, the props of a div and custom messages', () => {
    const ref = createRef<HTMLDivElement>();
    renderWithSandbox(<PlatformPicker ref={ref} className="mine" data-testid="picker" />, {
      provider: { messages: { picker: { search: 'Systeme suchen' } } },
    });
    expect(ref.current).toBe(screen.getByTestId('picker'));
    expect(ref.current).toHaveClass('mine');
    expect(ref.current).toHaveAttribute('data-part', 'platform-picker');
    expect(screen.getByRole('searchbox', { name: 'Systeme suchen' })).toBeVisible();
  });

  it('throws an error that names the provider if there is none', () => {
    expect(() => render(<PlatformPicker />)).toThrow(
      'PlatformPicker needs an <AccountingProvider>',
    );
  });
});
