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
const getSystem = (name: RegExp) => screen.getByRole('button', { name });
const getSearch = () => screen.getByRole('searchbox', { name: 'Search accounting systems' });

describe('<PlatformPicker />', () => {
  it('lists every system by name, what few look for last, and asks the API nothing', () => {
    const { getCalls } = renderWithSandbox(<PlatformPicker />);

    expect(screen.getAllByRole('button')).toHaveLength(21);
    for (const { name } of platforms) {
      expect(getNames().some((text) => text?.startsWith(name))).toBe(true);
    }
    const lists = screen.getAllByRole('list');
    expect(lists.map((list) => within(list).getAllByRole('button').length)).toEqual([16, 2, 3]);
    expect(screen.getByRole('list', { name: 'Test systems' })).toBe(lists[1]);
    expect(screen.getByRole('list', { name: 'No longer offered' })).toBe(lists[2]);
    expect(getCalls()).toEqual([]);
  });

  it('says of each system what is to be known before it is chosen', () => {
    renderWithSandbox(<PlatformPicker />, { provider: { locale: 'en-GB' } });

    expect(getSystem(/^Xero$/)).toBeVisible();
    expect(getSystem(/^Sandbox Test data$/)).toBeVisible();
    expect(getSystem(/^Wave Read only$/)).toBeVisible();
    expect(getSystem(/^QuickBooks Desktop Windows only$/)).toBeVisible();
    expect(getSystem(/^Dynamics 365 Business Central 10 to 20 min$/)).toBeVisible();
    expect(
      getSystem(/^Sage 50 \(UK\) Now Sage 50 Accounts Windows only Up to 30 min$/),
    ).toBeVisible();
    expect(
      getSystem(/^KashFlow Now IRIS KashFlow No longer offered since 10 January 2026 Read only$/),
    ).toBeVisible();
  });

  it('finds systems while a person types, tells how many, and shows all again', async () => {
    const { user } = renderWithSandbox(<PlatformPicker />);

    await user.type(getSearch(), 'QUICK books');
    expect(screen.getAllByRole('button')).toHaveLength(3);
    expect(screen.getByText('3 systems found')).toHaveAttribute('aria-live', 'polite');

    await user.clear(getSearch());
    await user.type(getSearch(), 'xer');
    expect(screen.getByText('1 system found')).toBeInTheDocument();

    await user.keyboard('{Escape}');
    expect(screen.getAllByRole('button')).toHaveLength(21);
  });

  it('offers a way out where nothing matches', async () => {
    const { user } = renderWithSandbox(<PlatformPicker />);
    await user.type(getSearch(), 'Lotus');
    expect(screen.getByText('No system matches “Lotus”.')).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Show all systems' }));

    expect(screen.getAllByRole('button')).toHaveLength(21);
    expect(getSearch()).toHaveFocus();
  });

  it('says so where the partner left nothing to choose from', () => {
    renderWithSandbox(<PlatformPicker filter={() => false} searchable={false} />);
    expect(screen.getByText('There is no accounting system to choose from.')).toBeVisible();
    expect(screen.queryByRole('searchbox')).toBeNull();
  });

  it('hands over the system in the click, and marks it', async () => {
    const onSelect = vi.fn<(platform: Platform) => void>();
    const { user } = renderWithSandbox(<PlatformPicker onSelect={onSelect} />);

    await user.click(getSystem(/^Xero/));

    expect(onSelect).toHaveBeenCalledOnce();
    expect(onSelect.mock.calls[0]?.[0].key).toBe('xero');
    expect(getSystem(/^Xero/)).toHaveAttribute('aria-current', 'true');
  });

  it('marks nothing where the partner vetoes', async () => {
    const { user } = renderWithSandbox(
      <PlatformPicker onSelect={(_, event) => event.preventDefault()} />,
    );
    await user.click(getSystem(/^Xero/));
    expect(getSystem(/^Xero/)).not.toHaveAttribute('aria-current');
  });

  it('marks what the partner says, and only that', async () => {
    const { user, update } = renderWithSandbox(<PlatformPicker value="wave" />);
    await user.click(getSystem(/^Xero/));
    expect(getSystem(/^Wave/)).toHaveAttribute('aria-current', 'true');
    expect(getSystem(/^Xero/)).not.toHaveAttribute('aria-current');

    update({}, <PlatformPicker value={null} />);
    expect(getSystem(/^Wave/)).not.toHaveAttribute('aria-current');
  });

  it('takes retired and test systems as well', async () => {
    const onSelect = vi.fn();
    const { user } = renderWithSandbox(<PlatformPicker onSelect={onSelect} />);
    await user.click(getSystem(/^Pandle/));
    await user.click(getSystem(/^Sandbox/));
    expect(onSelect).toHaveBeenCalledTimes(2);
  });

  it('can be used with the keyboard alone', async () => {
    const onSelect = vi.fn<(platform: Platform) => void>();
    const { user } = renderWithSandbox(<PlatformPicker onSelect={onSelect} />);

    await user.tab();
    expect(getSearch()).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    expect(getSystem(/^Dynamics/)).toHaveFocus();
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}');
    expect(getSystem(/^Exact \(Netherlands\)/)).toHaveFocus();
    await user.keyboard('{End}');
    expect(getSystem(/^Pandle/)).toHaveFocus();
    await user.keyboard('{Home}{Enter}');
    expect(onSelect.mock.calls[0]?.[0].key).toBe('dynamics_365_business_central');
    await user.tab();
    expect(getSystem(/^Exact \(Netherlands\)/)).toHaveFocus();
  });

  it('chooses the only match on Enter, and never sends the form it stands in', async () => {
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
    await user.click(getSystem(/^Sage Intacct/));
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('keeps the order of the partner, in one list, with systems of its own', () => {
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

  it('leaves out what the filter leaves out', () => {
    renderWithSandbox(<PlatformPicker filter={({ regions }) => regions.includes('NZ')} />);
    expect(getNames()).toEqual([expect.stringMatching(/^MYOB/)]);
  });

  it('shows initials, the icon of the provider, or the one that is rendered here', () => {
    renderWithSandbox(
      <PlatformPicker
        renderIcon={({ key }) => (key === 'wave' ? <i data-testid="own" /> : undefined)}
      />,
      { provider: { platforms: { xero: { icon: <i data-testid="provided" /> } } } },
    );
    expect(within(getSystem(/^Wave/)).getByTestId('own')).toBeInTheDocument();
    expect(within(getSystem(/^Xero/)).getByTestId('provided')).toBeInTheDocument();
    expect(getSystem(/^QuickBooks Online$/)).toHaveTextContent(/^QB/);
    expect(getSystem(/^Pandle/)).toHaveTextContent(/^Pa/);
  });

  it('lets the partner’s key handler veto the arrow keys', async () => {
    const { user } = renderWithSandbox(
      <PlatformPicker onKeyDown={(event) => event.key === 'ArrowDown' && event.preventDefault()} />,
    );
    await user.click(getSearch());
    await user.keyboard('{ArrowDown}');
    expect(getSearch()).toHaveFocus();
  });

  it('takes a ref, any prop of a div and words of the partner', () => {
    const ref = createRef<HTMLDivElement>();
    renderWithSandbox(<PlatformPicker ref={ref} className="mine" data-testid="picker" />, {
      provider: { messages: { picker: { search: 'Systeme suchen' } } },
    });
    expect(ref.current).toBe(screen.getByTestId('picker'));
    expect(ref.current).toHaveClass('mine');
    expect(ref.current).toHaveAttribute('data-part', 'platform-picker');
    expect(screen.getByRole('searchbox', { name: 'Systeme suchen' })).toBeVisible();
  });

  it('says what is missing outside the provider', () => {
    expect(() => render(<PlatformPicker />)).toThrow(
      'PlatformPicker needs an <AccountingProvider>',
    );
  });
});
