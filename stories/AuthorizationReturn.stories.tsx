import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, spyOn } from 'storybook/test';
import { AuthorizationReturn } from '../src/components/authorization-return/AuthorizationReturn.tsx';
import { withSandbox } from './withSandbox.tsx';

const meta = {
  title: 'Components/AuthorizationReturn',
  component: AuthorizationReturn,
  decorators: [withSandbox],
  // Keep the story's own window open.
  beforeEach: () => void spyOn(window, 'close').mockImplementation(() => undefined),
} satisfies Meta<typeof AuthorizationReturn>;

export default meta;
type Story = StoryObj<typeof meta>;

export const StillOpen: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^You can close this window/)).toBeVisible();
    await expect(window.close).toHaveBeenCalled();
  },
};

export const CustomText: Story = { args: { children: 'Thank you. Back to your invoices!' } };
