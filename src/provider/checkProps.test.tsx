import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { AccountingProviderProps } from './AccountingProvider.tsx';
import { expectConsoleError } from '../../test/expectConsoleError.ts';
import { renderWithSandbox } from '../../test/renderWithSandbox.tsx';
import { ConnectButton } from '../components/connect-button/ConnectButton.tsx';
import { PlatformPicker } from '../components/platform-picker/PlatformPicker.tsx';
import { AccountingConnect } from '../widget/AccountingConnect.tsx';

/** Props from JavaScript, which no types have checked. */
const parseProps = (props: object): Partial<AccountingProviderProps> => props;

const everything = (
  <>
    <AccountingConnect />
    <ConnectButton />
    <PlatformPicker onSelect={() => undefined} />
  </>
);

describe('checkProps', () => {
  it.each([
    ['client', 'x'],
    ['client', {}],
    ['initialConnections', {}],
    ['initialConnections', 'none'],
    ['initialConnections', [null]],
    ['platforms', [null]],
    ['platforms', 'xero'],
    ['platforms', 5],
    ['authorization', 'iframe'],
    ['authorization', {}],
    ['consent', 'yes'],
    ['consent', { version: 1, onConsent: () => undefined }],
    ['consent', { version: '1' }],
    ['syncInterval', '1h'],
    ['locale', 'de'],
    ['locale', { tag: 'de' }],
    ['timeZone', 5],
    ['timeZone', 'Europe/Atlantis'],
    ['messages', 'de'],
    ['theme', 'darkk'],
    ['theme', () => 'dark'],
    ['classNames', 'btn'],
    ['classNames', ['btn']],
    ['classNames', { 'pull-button': 5 }],
    ['renderIcon', 'icon'],
    ['onEvent', 'log'],
  ])('names %s if it is %j, and renders with the default', async (name, value) => {
    expectConsoleError(
      new RegExp(`^react-accounting-connect: ${name} is not (one of: |of the type )`),
    );
    renderWithSandbox(everything, {
      connection: 'connected',
      provider: parseProps({ [name]: value }),
    });

    expect(await screen.findByRole('heading', { name: 'Xero Connected' })).toBeVisible();
  });

  it.each([
    'client',
    'initialConnections',
    'platforms',
    'messages',
    'theme',
    'classNames',
    'syncInterval',
  ])('takes null for a missing %s', async (name) => {
    renderWithSandbox(everything, {
      connection: 'connected',
      provider: parseProps({ [name]: null }),
    });

    expect(await screen.findByRole('heading', { name: 'Xero Connected' })).toBeVisible();
  });

  it('connects nothing if the consent is not valid', async () => {
    expectConsoleError(
      /consent is not one of: an object with a version and the function onConsent/,
    );
    const view = renderWithSandbox(<ConnectButton platform="xero" />, {
      provider: parseProps({ consent: {} }),
    });
    const button = await screen.findByRole('button', { name: 'Connect Xero' });
    await waitFor(() => expect(button).toHaveAttribute('aria-haspopup'));
    await view.user.click(button);
    await view.user.click(await screen.findByRole('button', { name: 'Agree and continue' }));

    expect(await screen.findByRole('alert')).toHaveTextContent('This page isn’t set up correctly.');
    expect(view.getCalls('POST')).toEqual([]);
  });

  it('asks nothing for an entityId that is not a string', async () => {
    expectConsoleError(/entityId is not of the type string/);
    const { getCalls } = renderWithSandbox(everything, { provider: parseProps({ entityId: 5 }) });
    await vi.dynamicImportSettled();

    expect(getCalls()).toEqual([]);
  });
});
