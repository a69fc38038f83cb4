import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen, userEvent, within } from 'storybook/test';
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

export const AllPlatforms: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('button')).toHaveLength(21);
    await expect(canvas.getByRole('button', { name: /^Sandbox.*Test data/ })).toBeVisible();
  },
};

export const Searching: Story = {
  play: async ({ canvas, args }) => {
    await userEvent.type(canvas.getByRole('searchbox', { name: /^Search/ }), 'quick books');
    await expect(canvas.getAllByRole('button')).toHaveLength(3);
    await userEvent.click(canvas.getByRole('button', { name: /^QuickBooks Online$/ }));
    await expect(args.onSelect).toHaveBeenCalledOnce();
  },
};

export const NothingFound: Story = {
  play: async ({ canvas }) => {
    await userEvent.type(canvas.getByRole('searchbox'), 'Lotus 1-2-3');
    await expect(canvas.getByText(/No system matches/)).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'See all software' })).toBeVisible();
  },
};

export const WithTheKeyboard: Story = {
  play: async ({ canvas, args }) => {
    canvas.getByRole('searchbox').focus();
    await userEvent.keyboard('{ArrowDown}{End}{Home}{ArrowRight}{Enter}');
    const list = within(canvas.getByRole('list', { name: 'All software' }));
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

export const CustomSelection: Story = {
  args: { searchable: false },
  parameters: {
    sandbox: { provider: { platforms: ['xero', 'quickbooks_online', 'sage_intacct', 'sandbox'] } },
  },
};

export const Filtered: Story = {
  args: { filter: (platform) => platform.regions.includes('AU') },
};

export const NoPlatforms: Story = {
  args: { filter: () => false, searchable: false },
};

export const CustomIcons: Story = {
  args: {
    filter: (platform) => platform.regions.includes('NZ'),
    renderIcon: () => (
      <svg viewBox="0 0 36 36" width="36" height="36">
        <circle cx="18" cy="18" r="16" fill="#2951cc" />
      </svg>
    ),
  },
};
