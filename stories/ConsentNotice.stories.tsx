import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen, userEvent, waitFor } from 'storybook/test';
import { ConnectButton } from '../src/components/connect-button/ConnectButton.tsx';
import { ConsentNotice } from '../src/components/consent-notice/ConsentNotice.tsx';
import { ar } from '../src/messages/locales/ar.ts';
import { pressWhenReady } from './pressWhenReady.ts';
import { getSandbox, withSandbox } from './withSandbox.tsx';

const onConsent = fn();
const consent = { version: '2026-11', onConsent };
const getPosts = () => getSandbox().requests.filter(({ method }) => method === 'POST');

const meta = {
  title: 'Components/ConsentNotice',
  component: ConsentNotice,
  args: { platform: 'xero' },
  decorators: [withSandbox],
  parameters: { sandbox: { provider: { consent } } },
} satisfies Meta<typeof ConsentNotice>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('We won’t change anything in Xero.')).toBeVisible();
  },
};

export const WithoutAPlatform: Story = {
  args: { platform: undefined },
  parameters: { sandbox: { provider: { consent, apiVersion: '2024-05-25' } } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^We’ll add what you create here/)).toBeVisible();
  },
};

const text =
  'Tidewell reads your invoices and products in {name} once an hour.\n\nWe keep them for as long as you have an account, and never pass them on.';

export const OwnText: Story = {
  parameters: { sandbox: { provider: { consent: { ...consent, text } } } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/in Xero once an hour/)).toBeVisible();
  },
};

export const InTheDialog: Story = {
  render: () => <ConnectButton />,
  play: async ({ canvasElement }) => {
    onConsent.mockReset();
    await pressWhenReady(canvasElement, 'Choose your software');
    await userEvent.click(await screen.findByRole('button', { name: /^Xero/ }));
    await expect(
      await screen.findByRole('dialog', { name: 'Before you connect Xero' }),
    ).toBeVisible();
    await expect(getPosts()).toEqual([]);
  },
};

export const RightToLeft: Story = {
  render: () => <ConnectButton platform="xero" />,
  parameters: { sandbox: { provider: { consent, locale: ar } } },
  play: async ({ canvasElement }) => {
    await pressWhenReady(canvasElement);
    await expect(
      await screen.findByRole('button', { name: ar.messages.consent.agree }),
    ).toBeVisible();
  },
};

export const WhereThePersonChoosesLater: Story = {
  render: () => <ConnectButton />,
  parameters: {
    sandbox: {
      provider: { consent, apiVersion: '2024-05-25' },
      // In this version, ids of entities are UUIDs.
      options: {
        entities: [{ id: '6a3f1c58-6f0e-4d53-9a53-2f1f5c0f7c11', name: 'Maple', currency: 'GBP' }],
      },
    },
  },
  play: async ({ canvasElement }) => {
    await pressWhenReady(canvasElement, 'Choose your software');
    await expect(await screen.findByRole('dialog', { name: 'Before you connect' })).toBeVisible();
  },
};

export const WithWhatThePersonNeeds: Story = {
  render: () => <ConnectButton platform="netsuite" />,
  play: async ({ canvasElement }) => {
    await pressWhenReady(canvasElement, 'Connect Oracle NetSuite');
    await expect(
      await screen.findByRole('dialog', { name: 'Before you connect Oracle NetSuite' }),
    ).toBeVisible();
    await expect(screen.getByRole('button', { name: 'Agree and continue' })).toBeVisible();
  },
};

export const WaitsForTheRecord: Story = {
  render: () => <ConnectButton platform="xero" />,
  play: async ({ canvas, canvasElement }) => {
    const server = { store: () => {} };
    onConsent.mockReset();
    onConsent.mockReturnValue(new Promise<void>((resolve) => (server.store = resolve)));
    await pressWhenReady(canvasElement, 'Connect Xero');
    await userEvent.click(await screen.findByRole('button', { name: 'Agree and continue' }));
    await expect(await canvas.findByRole('button', { name: 'Connecting…' })).toBeVisible();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await expect(getPosts()).toEqual([]);
    await expect(onConsent.mock.lastCall?.[0]).toMatchObject({
      platform: 'xero',
      text: [
        'We’ll read the invoices and products in Xero.',
        'We won’t change anything in Xero.',
        'Access lasts until you disconnect. You can do that at any time.',
      ].join('\n'),
    });

    server.store();
    await expect(await canvas.findByRole('button', { name: 'Waiting for Xero…' })).toBeVisible();
    await waitFor(() => expect(getPosts()).toHaveLength(1));
  },
};

export const RefusedRecord: Story = {
  render: () => <ConnectButton platform="xero" />,
  play: async ({ canvas, canvasElement }) => {
    onConsent.mockReset();
    onConsent.mockRejectedValue(new Error('The partner’s server is down'));
    await pressWhenReady(canvasElement, 'Connect Xero');
    await userEvent.click(await screen.findByRole('button', { name: 'Agree and continue' }));
    await expect(await canvas.findByRole('alert')).toHaveTextContent(
      'Something went wrong on our side.',
    );
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible();
    await expect(getPosts()).toEqual([]);
  },
};
