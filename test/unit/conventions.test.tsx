import { render, screen, waitFor } from '@testing-library/react';
import type { MouseEvent, ReactElement } from 'react';
import * as all from 'react-accounting-connect';
import {
  AccountingConnect,
  AuthorizationReturn,
  ConnectButton,
  ConnectionStatus,
  ConsentNotice,
  DisconnectButton,
  PlatformPicker,
  PullButton,
} from 'react-accounting-connect';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../renderWithSandbox.tsx';

// `AuthorizationReturn` would close this test's own window.
beforeEach(() => void vi.stubGlobal('close', vi.fn()));

/** The props that every public component accepts. */
interface CommonProps {
  ref?: (element: HTMLElement | null) => void;
  className?: string;
  'data-mine'?: string;
  'data-part'?: string;
  onClick?: (event: MouseEvent) => void;
}

interface Part {
  name: string;
  part: string;
  connection?: string;
  create: (props: CommonProps) => ReactElement;
}

const connectButton: Part = {
  name: 'ConnectButton',
  part: 'connect-button',
  create: (props) => <ConnectButton platform="xero" {...props} />,
};
const pullButton: Part = {
  name: 'PullButton',
  part: 'pull-button',
  connection: 'connected',
  create: (props) => <PullButton {...props} />,
};
const disconnectButton: Part = {
  name: 'DisconnectButton',
  part: 'disconnect-button',
  connection: 'connected',
  create: (props) => <DisconnectButton {...props} />,
};
const others: Part[] = [
  {
    name: 'AuthorizationReturn',
    part: 'authorization-return',
    create: (props) => <AuthorizationReturn {...props} />,
  },
  {
    name: 'ConsentNotice',
    part: 'consent-notice',
    create: (props) => <ConsentNotice {...props} />,
  },
  {
    name: 'PlatformPicker',
    part: 'platform-picker',
    create: (props) => <PlatformPicker onSelect={() => {}} {...props} />,
  },
  {
    name: 'ConnectionStatus',
    part: 'connection-status',
    connection: 'connected',
    create: (props) => <ConnectionStatus {...props} />,
  },
  {
    name: 'AccountingConnect',
    part: 'accounting-connect',
    connection: 'connected',
    create: (props) => <AccountingConnect {...props} />,
  },
];
const buttons = [connectButton, pullButton, disconnectButton];

const getPart = (part: string) => document.querySelector<HTMLElement>(`[data-part='${part}']`);

it('covers every public component', () => {
  // The provider has no element. The sync log has these tests beside it, because it loads on demand.
  const apart = ['AccountingProvider', 'SyncLog'];
  const components = Object.keys(all).filter(
    (name) => /^[A-Z]/.test(name) && !name.endsWith('Error'),
  );
  const rows = [...buttons, ...others].map(({ name }) => name);
  expect([...rows, ...apart].toSorted()).toEqual(components.toSorted());
});

describe.each([...buttons, ...others])('<$name />', ({ name, part, connection, create }) => {
  it('passes ref, className and data attributes to its own named element', async () => {
    let element: HTMLElement | null = null;
    const ref = (current: HTMLElement | null) => {
      element = current;
    };
    renderWithSandbox(create({ ref, className: 'mine', 'data-mine': 'yes' }), { connection });

    await waitFor(() => expect(getPart(part)).toHaveAttribute('data-mine', 'yes'));
    expect(getPart(part)).toHaveClass('mine');
    expect(element).toBe(getPart(part));
  });

  it('has the provider’s class, its own class, and its own name', async () => {
    renderWithSandbox(create({ className: 'mine', 'data-part': 'other' }), {
      connection,
      provider: { classNames: { [part]: 'theirs' } },
    });

    await waitFor(() => expect(getPart(part)).toHaveAttribute('class', 'theirs mine'));
  });

  it('throws an error that names the provider if there is none', () => {
    expect(() => render(create({}))).toThrow(`${name} needs an <AccountingProvider>`);
  });
});

/** Lists the effects of a click: requests that change data, and open dialogs. */
const getEffects = (calls: string[]) => [
  ...calls.filter((call) => !call.startsWith('GET ')),
  ...screen.queryAllByRole('alertdialog').map(() => 'a dialog'),
];

async function clickWhenReady({ part, connection }: Part, element: ReactElement) {
  const view = renderWithSandbox(element, { connection });
  await waitFor(() => expect(view.getCalls('GET')).not.toEqual([]));
  const button = await waitFor(() => {
    expect(getPart(part)).not.toHaveAttribute('aria-disabled', 'true');
    return getPart(part) ?? view.container;
  });
  await view.user.click(button);
  return () => getEffects(view.getCalls());
}

describe.each(buttons)('a click on <$name />', (button) => {
  it('runs its action', async () => {
    const getOwnEffects = await clickWhenReady(button, button.create({}));

    await waitFor(() => expect(getOwnEffects()).toHaveLength(1));
  });

  it('does nothing if the partner’s handler calls preventDefault()', async () => {
    const element = button.create({ onClick: (event) => event.preventDefault() });
    const getOwnEffects = await clickWhenReady(button, element);
    // This is long enough for any request, because the sandbox answers at once.
    await new Promise((resolve) => setTimeout(resolve, 50));

    expect(getOwnEffects()).toEqual([]);
  });
});
