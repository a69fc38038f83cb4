import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { chooseInMenu } from '../../test/chooseInMenu.ts';
import { renderWithSandbox } from '../../test/renderWithSandbox.tsx';
import type { SandboxSetup } from '../../test/renderWithSandbox.tsx';
import { AccountingConnect } from './AccountingConnect.tsx';

const findTitle = (name: string) => screen.findByRole('heading', { name });
const findButton = (name: string) => screen.findByRole('button', { name });

/** Connects on this page. Returns what a test needs to go on. */
async function connect(ui = <AccountingConnect />, setup: SandboxSetup = {}) {
  const view = renderWithSandbox(ui, setup);
  await view.user.click(await findButton('Choose your software'));
  await view.user.click(await screen.findByRole('button', { name: /^Xero/ }));
  await findButton('Go to the window');
  const { id = '' } = view.sandbox.connections.at(-1) ?? {};
  view.sandbox.authorize(id);
  await view.comeBack();
  await findTitle('Xero is connected');
  return {
    ...view,
    pulls: () => view.getCalls('POST').filter((call) => call.endsWith('data_pulls')),
  };
}

describe('<AccountingConnect /> right after connecting', () => {
  it('says so with all steps done, and offers the first sync', async () => {
    const { pulls } = await connect();

    const steps = within(screen.getByRole('list', { name: 'Steps' })).getAllByRole('listitem');
    expect(steps.map(({ textContent }) => textContent)).toEqual(['Choose', 'Sign in', 'Done']);
    expect(steps.map(({ dataset }) => dataset['step'])).toEqual(['done', 'done', 'done']);
    expect(screen.getByText('Start your first sync to bring in your data.')).toBeVisible();
    expect(pulls()).toEqual([]);
  });

  it('settles after Not now, and keeps the focus in the widget', async () => {
    const { user } = await connect();

    await user.click(await findButton('Not now'));

    expect(await findTitle('Xero Connected')).toBeVisible();
    expect(screen.getByText('Not yet')).toBeVisible();
    expect(screen.queryByRole('list', { name: 'Steps' })).toBeNull();
    expect(screen.getByRole('region').contains(document.activeElement)).toBe(true);
  });

  it('settles when the first sync has ended', async () => {
    const { user } = await connect(<AccountingConnect />, {
      sandbox: { pullQueueTime: 0, pullRunTime: 1 },
    });

    await user.click(await findButton('Sync now'));

    expect(await findButton('Sync again')).toBeVisible();
    expect(await findTitle('Xero Connected')).toBeVisible();
  });

  it('does not look done while the person switches to other software', async () => {
    const { user, sandbox } = await connect();
    sandbox.fail({ method: 'POST', delay: 60_000 });
    await chooseInMenu(user, 'Switch software');
    const list = await screen.findByRole('dialog');
    await user.click(within(list).getByRole('button', { name: /^FreeAgent/ }));
    await user.click(await findButton('Switch to FreeAgent'));

    expect(await findTitle('Disconnecting Xero…')).toBeVisible();
    expect(screen.getByText('Sign in')).toHaveAttribute('aria-current', 'step');
    expect(document.querySelector('[data-part=widget-mark][data-kind=done]')).toBeNull();
  });

  it('starts one first sync by itself with `startFirstSync`, even in two widgets', async () => {
    const { pulls } = await connect(
      <>
        <AccountingConnect startFirstSync aria-label="One" />
        <div hidden>
          <AccountingConnect startFirstSync aria-label="Two" />
        </div>
      </>,
    );

    expect(await findButton('Syncing…')).toBeVisible();
    expect(await findTitle('Xero is connected')).toBeVisible();
    expect(pulls()).toHaveLength(1);
  });

  it('starts no sync for a connection of another page, or one that was there before', async () => {
    const { sandbox, comeBack, getCalls } = renderWithSandbox(
      <AccountingConnect startFirstSync />,
      { connection: 'pending_auth' },
    );
    await findTitle('Finish connecting Xero');
    sandbox.authorize(sandbox.connections[0]?.id ?? '');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await comeBack();

    expect(await findTitle('Xero Connected')).toBeVisible();
    expect(getCalls('POST')).toEqual([]);
  });

  it('starts no sync while the person has to say whose books these are', async () => {
    const { user, sandbox, comeBack, getCalls } = renderWithSandbox(
      <AccountingConnect startFirstSync />,
      {
        connection: 'connected',
        provider: { apiVersion: '2024-05-25' },
        sandbox: { entities: [{ id: crypto.randomUUID(), name: 'Maple', currency: 'GBP' }] },
      },
    );
    await chooseInMenu(user, 'Switch software');
    await user.click(await findButton('Disconnect and continue'));
    await findButton('Go to the window');
    sandbox.authorize(sandbox.connections.at(-1)?.id ?? '', 'freeagent');
    await comeBack();

    expect(await findTitle('Is this the right company?')).toBeVisible();
    // Nothing looks done yet.
    expect(screen.queryByRole('list', { name: 'Steps' })).toBeNull();
    expect(document.querySelector('[data-part=widget-mark][data-kind=done]')).toBeNull();
    expect(getCalls('POST').filter((call) => call.endsWith('/sync'))).toEqual([]);
  });
});

describe('the heading of <AccountingConnect />', () => {
  it('has the level that fits the page', async () => {
    const { update } = renderWithSandbox(<AccountingConnect />);
    expect(screen.getByRole('heading', { level: 2 })).toBeVisible();

    update({}, <AccountingConnect headingLevel={4} />);
    expect(screen.getByRole('heading', { level: 4 })).toBeVisible();
    expect(await findTitle('Connect your accounting software')).toBeVisible();
  });
});
