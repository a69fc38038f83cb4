import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen } from 'storybook/test';
import { AccountingConnect } from '../src/widget/AccountingConnect.tsx';
import css from './themes.css?raw';
import './themes.css';
import { findTitle, press } from './widgetActions.ts';
import { withSandbox } from './withSandbox.tsx';

type Name = 'bank' | 'startup' | 'enterprise';

/** Returns the rule of a theme, for the documentation. */
const getRule = (name: Name) => css.slice(css.indexOf(`.theme-${name}`)).split('}', 1)[0] ?? '';

const connected = { connection: 'connected', age: 3_600_000 };

function createTheme(name: Name, sandbox = {}): Story {
  return {
    decorators: [
      (Show) => (
        <div className={`theme-${name}`}>
          <Show />
        </div>
      ),
    ],
    globals: { theme: 'light' },
    parameters: {
      sandbox,
      docs: { description: { story: `\`\`\`css\n${getRule(name)}}\n\`\`\`` } },
    },
  };
}

const meta = {
  title: 'Styling/Themes',
  component: AccountingConnect,
  decorators: [withSandbox],
  argTypes: { renderIcon: { control: false } },
} satisfies Meta<typeof AccountingConnect>;

export default meta;
type Story = StoryObj<typeof meta>;

const findStart: Story['play'] = async ({ canvas }) => {
  await expect(await findTitle(canvas, 'Connect your accounting software')).toBeVisible();
};
const openPicker: Story['play'] = async ({ canvas }) => {
  await press(canvas, 'Choose your software');
  await expect(await screen.findByRole('dialog')).toBeVisible();
};

export const CalmBank: Story = { ...createTheme('bank'), play: findStart };
export const CalmBankConnected: Story = createTheme('bank', connected);
export const CalmBankPicker: Story = { ...createTheme('bank'), play: openPicker };

export const LoudStartUp: Story = { ...createTheme('startup'), play: findStart };
export const LoudStartUpConnected: Story = createTheme('startup', connected);
export const LoudStartUpPicker: Story = { ...createTheme('startup'), play: openPicker };

export const DenseEnterprise: Story = { ...createTheme('enterprise'), play: findStart };
export const DenseEnterpriseConnected: Story = createTheme('enterprise', connected);
export const DenseEnterprisePicker: Story = { ...createTheme('enterprise'), play: openPicker };
