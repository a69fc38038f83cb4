import { render, screen, within } from '@testing-library/react';
import { createRef } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../../test/renderWithSandbox.tsx';
import type { Platform } from '../../api/Platform.ts';
import { platforms } from '../../api/platforms.ts';
import { PlatformPicker } from './PlatformPicker.tsx';

/** The names of what people can connect, from A to Z. */
const OFFERED = platforms
  .filter(({ isTest, retiredAt }) => !isTest && retiredAt === undefined)
  .map(({ name }) => name);

const getNames = (list: string) =>
  [...screen.getByRole('list', { name: list }).querySelectorAll('[data-part=platform-name]')].map(
    ({ textContent }) => textContent,
  );
const getItem = (name: RegExp) => screen.getByRole('button', { name });
const getSearch = () => screen.getByRole('searchbox', { name: 'Search software' });

describe('<PlatformPicker />', () => {
  it('shows what most people of the region use as tiles, then all others from A to Z', () => {
    const { getCalls } = renderWithSandbox(<PlatformPicker />, { provider: { locale: 'en-GB' } });

    const popular = [
      'Xero',
      'QuickBooks Online',
      'Sage 50 Accounts',
      'Sage Accounting',
      'FreeAgent',
      'Oracle NetSuite',
    ];
    expect(getNames('Popular')).toEqual(popular);
    const others = OFFERED.filter((name) => !popular.includes(name));
    expect(others).toContain('Wave');
    expect(getNames('More software')).toEqual(others);
    expect(getCalls()).toEqual([]);
  });

  it('sorts by the names that the partner gives, with those of its own', () => {
    renderWithSandbox(<PlatformPicker />, {
      provider: { platforms: { wave: { name: 'Æther' }, abacus: { name: 'Abacus' } } },
    });
    expect(getNames('More software').slice(0, 3)).toEqual([
      'Abacus',
      'Æther',
      'Dynamics 365 Business Central',
    ]);
  });

  it('shows each platform’s former name, restrictions and setup time in one line', () => {
    renderWithSandbox(<PlatformPicker />);

    expect(getItem(/^Zoho Books$/)).toBeVisible();
    expect(getItem(/^Wave Import only$/)).toBeVisible();
    expect(getItem(/^Dynamics 365 Business Central 10 to 20 min$/)).toBeVisible();
    expect(
      getItem(/^Sage 50 Accounts Needs Windows\s· Up to 30 min\s· Formerly Sage 50 \(UK\)$/),
    ).toBeVisible();
    expect(
      getItem(/^Sage 200 Standard Import only\s· Needs a computer\s· Formerly Sage 200cloud$/),
    ).toBeVisible();
  });

  it('lists test platforms only if the partner asks for them', () => {
    const { update } = renderWithSandbox(<PlatformPicker />);
    expect(screen.queryByRole('button', { name: /Sandbox/ })).toBeNull();

    update({}, <PlatformPicker showTestPlatforms />);
    expect(getNames('Test software')).toEqual(['QuickBooks Online Sandbox', 'Sandbox']);
    expect(getItem(/^Sandbox Test data$/)).toBeVisible();
  });

  it('lists retired platforms only if the partner names them', async () => {
    const onSelect = vi.fn();
    const { user, update } = renderWithSandbox(
      <PlatformPicker showTestPlatforms onSelect={onSelect} />,
      { provider: { platforms: { kashflow: { url: 'https://help.test' } }, locale: 'en-GB' } },
    );
    expect(screen.queryByRole('button', { name: /KashFlow|Pandle|Clear Books/ })).toBeNull();

    update({ platforms: ['xero', 'kashflow'] });
    await user.click(
      getItem(
        /^IRIS KashFlow Not available since 10 January 2026\s· Import only\s· Formerly KashFlow$/,
      ),
    );
    expect(onSelect).toHaveBeenCalledOnce();
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

  it('works with the keyboard alone', async () => {
    const onSelect = vi.fn<(platform: Platform) => void>();
    const { user } = renderWithSandbox(<PlatformPicker onSelect={onSelect} />);

    await user.tab();
    expect(getSearch()).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    expect(getItem(/^QuickBooks Online/)).toHaveFocus();
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}');
    expect(getItem(/^QuickBooks Desktop/)).toHaveFocus();
    await user.keyboard('{End}');
    expect(getItem(/^Zoho Books/)).toHaveFocus();
    await user.keyboard('{Home}{Enter}');
    expect(onSelect.mock.calls[0]?.[0].key).toBe('quickbooks_online');
    await user.tab();
    expect(getItem(/^QuickBooks Desktop/)).toHaveFocus();
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
    expect(getNames('All software')).toEqual(['Sandbox', 'Xero', 'Pandle', 'Abacus 9000']);
    expect(screen.getAllByRole('list')).toHaveLength(1);
    expect(screen.queryByText('All software')).toBeNull();
  });

  it('shows the first of a long list of the partner’s as tiles', () => {
    const platforms = ['wave', 'xero', 'myob', 'a', 'b', 'c', 'sandbox', 'd', 'netsuite'];
    renderWithSandbox(<PlatformPicker />, { provider: { platforms } });
    expect(getNames('Popular')).toEqual(['Wave', 'Xero', 'MYOB Business', 'A', 'B', 'C']);
    expect(getNames('More software')).toEqual(['Sandbox', 'D', 'Oracle NetSuite']);
  });

  it('lists only the platforms that pass the filter', () => {
    renderWithSandbox(<PlatformPicker filter={({ regions }) => regions.includes('NZ')} />);
    expect(getNames('All software')).toEqual(['MYOB Business']);
  });

  it('shows the partner’s icons, or else one letter', () => {
    const renderIcon = ({ key }: Platform) =>
      key === 'wave' ? <i data-testid="own" /> : undefined;
    renderWithSandbox(<PlatformPicker renderIcon={renderIcon} />, {
      provider: {
        renderIcon: ({ key }) =>
          ['wave', 'zoho_books'].includes(key) ? <i data-testid="shared" /> : undefined,
        platforms: { xero: { icon: <i data-testid="provided" /> }, eigen: { name: '»ärger«' } },
      },
    });
    expect(within(getItem(/^Wave/)).getByTestId('own')).toBeInTheDocument();
    expect(within(getItem(/^Zoho/)).getByTestId('shared')).toBeInTheDocument();
    expect(within(getItem(/^Xero/)).getByTestId('provided')).toBeInTheDocument();
    expect(getItem(/^QuickBooks Online$/)).toHaveTextContent(/^QQuickBooks/);
    expect(getItem(/^Exact Online \(UK\)/)).toHaveTextContent(/^EExact/);
    expect(getItem(/^»ärger«/)).toHaveTextContent(/^Ä»/);
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
