import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen, userEvent, waitFor, within } from 'storybook/test';
import { PlatformPicker } from '../src/components/platform-picker/PlatformPicker.tsx';
import { withSandbox } from './withSandbox.tsx';

const meta = {
  title: 'Components/PlatformPicker',
  component: PlatformPicker,
  decorators: [withSandbox],
  args: { onSelect: fn() },
} satisfies Meta<typeof PlatformPicker>;

export default meta;
type Story = StoryObj<typeof meta>;

const getNames = (list: HTMLElement) =>
  [...list.querySelectorAll('[data-part=platform-name]')].map(({ textContent }) => textContent);

export const PopularInTheUS: Story = {
  parameters: { sandbox: { provider: { locale: 'en-US' } } },
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('button')).toHaveLength(16);
    await expect(getNames(canvas.getByRole('list', { name: 'Popular' }))).toEqual([
      'QuickBooks Online',
      'QuickBooks Desktop',
      'Sage Intacct',
      'Oracle NetSuite',
      'FreshBooks',
      'Xero',
    ]);
  },
};

export const PopularInTheUK: Story = {
  parameters: { sandbox: { provider: { locale: 'en-GB' } } },
  play: async ({ canvas }) => {
    const [first] = getNames(canvas.getByRole('list', { name: 'Popular' }));
    await expect(first).toBe('Xero');
  },
};

export const PopularInAustralia: Story = {
  parameters: { sandbox: { provider: { locale: 'en-AU' } } },
  play: async ({ canvas }) => {
    await expect(getNames(canvas.getByRole('list', { name: 'Popular' }))).toHaveLength(4);
  },
};

export const Searching: Story = {
  play: async ({ canvas, args }) => {
    await userEvent.type(canvas.getByRole('searchbox', { name: /^Search/ }), 'quick books');
    await expect(canvas.getAllByRole('button')).toHaveLength(2);
    await userEvent.click(canvas.getByRole('button', { name: /^QuickBooks Online$/ }));
    await expect(args.onSelect).toHaveBeenCalledOnce();
  },
};

export const SearchingWithASlip: Story = {
  play: async ({ canvas }) => {
    await userEvent.type(canvas.getByRole('searchbox'), 'Zero');
    await expect(canvas.getByRole('button', { name: 'Xero' })).toBeVisible();
  },
};

export const NothingFound: Story = {
  play: async ({ canvas }) => {
    await userEvent.type(canvas.getByRole('searchbox'), 'Lotus 1-2-3');
    await expect(canvas.getByText('No results for “Lotus 1-2-3”.')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'See all software' })).toBeVisible();
  },
};

export const NothingFoundWithAWayOut: Story = {
  args: { onMissingPlatform: fn() },
  play: async ({ args, canvas }) => {
    await userEvent.type(canvas.getByRole('searchbox'), 'Lotus 1-2-3');
    await userEvent.click(canvas.getByRole('button', { name: 'My software isn’t listed' }));
    await expect(args.onMissingPlatform).toHaveBeenCalledWith('Lotus 1-2-3');
  },
};

export const WayOutAtTheEnd: Story = {
  args: { onMissingPlatform: fn() },
  parameters: { sandbox: { provider: { platforms: ['xero', 'freeagent', 'wave'] } } },
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('button').at(-1)).toHaveAccessibleName(/isn’t listed/);
  },
};

export const WithTheKeyboard: Story = {
  play: async ({ canvas, args }) => {
    canvas.getByRole('searchbox').focus();
    await userEvent.keyboard('{ArrowDown}{End}{Home}{ArrowRight}{Enter}');
    const list = within(canvas.getByRole('list', { name: 'Popular' }));
    await expect(list.getAllByRole('button')[1]).toHaveFocus();
    await expect(args.onSelect).toHaveBeenCalledOnce();
  },
};

export const Selected: Story = {
  args: { value: 'xero' },
  play: async () => {
    await expect(screen.getByRole('button', { name: 'Xero' })).toHaveAttribute(
      'aria-current',
      'true',
    );
  },
};

export const TestPlatforms: Story = {
  args: {
    showTestPlatforms: true,
    // So few that the picture shows them all.
    filter: ({ key }) => key === 'xero' || key.includes('sandbox'),
  },
  play: async ({ canvas }) => {
    const list = within(canvas.getByRole('list', { name: 'Test software' }));
    await expect(list.getByRole('button', { name: /^Sandbox.*Test data/ })).toBeVisible();
  },
};

export const CustomSelection: Story = {
  args: { searchable: false },
  parameters: {
    sandbox: {
      provider: { platforms: ['xero', 'quickbooks_online', 'kashflow', 'sandbox'] },
    },
  },
  play: async ({ canvas }) => {
    await expect(canvas.queryByText('Popular')).toBeNull();
    await expect(
      canvas.getByRole('button', { name: /^IRIS KashFlow.*Not available/ }),
    ).toBeVisible();
  },
};

export const Filtered: Story = {
  args: { filter: (platform) => platform.regions.includes('AU') },
};

export const NoPlatforms: Story = {
  args: { filter: () => false, searchable: false },
};

export const FromRightToLeft: Story = {
  decorators: [(Render) => <div dir="rtl">{Render()}</div>],
  play: async ({ canvas }) => {
    const [first, second] = within(canvas.getByRole('list', { name: 'Popular' })).getAllByRole(
      'button',
    );
    first?.focus();
    await userEvent.keyboard('{ArrowLeft}');
    await expect(second).toHaveFocus();
  },
};

export const OnAPhone: Story = {
  decorators: [(Render) => <div style={{ inlineSize: 328 }}>{Render()}</div>],
  play: async ({ canvasElement }) => {
    const wide = [...canvasElement.querySelectorAll('[data-part]')].filter(
      ({ scrollWidth, clientWidth }) => clientWidth > 1 && scrollWidth > clientWidth,
    );
    await waitFor(() => expect(wide).toEqual([]));
  },
};

export const CustomIcons: Story = {
  args: {
    renderIcon: ({ key }) =>
      key === 'quickbooks_online' ? (
        <svg viewBox="0 0 36 36" width="36" height="36">
          <circle cx="18" cy="18" r="16" fill="#2951cc" />
        </svg>
      ) : undefined,
  },
};
