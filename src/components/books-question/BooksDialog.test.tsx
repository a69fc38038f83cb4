import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { changeBooks } from '../../../test/changeBooks.ts';
import { renderWithSandbox } from '../../../test/renderWithSandbox.tsx';
import { PullButton } from '../pull-button/PullButton.tsx';

const TITLE = 'Is this the right company?';
const waitForClose = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

/** Renders the button on other books than before. */
async function setUp(ui = <PullButton />) {
  const view = renderWithSandbox(ui, {
    connection: 'connected',
    provider: { apiVersion: '2024-05-25' },
  });
  const { sandbox, comeBack } = view;
  changeBooks(sandbox);
  vi.setSystemTime(Date.now() + 60_000);
  await comeBack();
  const [button] = screen.getAllByRole('button');
  await waitFor(() => expect(button).toHaveAttribute('aria-haspopup', 'dialog'));
  return {
    ...view,
    button,
    getSyncs: () => view.getCalls('POST').filter((call) => call.endsWith('/sync')).length,
    async open() {
      if (button) await view.user.click(button);
      const dialog = await screen.findByRole('dialog', { name: TITLE });
      return { dialog, get: (name: string) => within(dialog).getByRole('button', { name }) };
    },
  };
}

afterEach(() => void vi.useRealTimers());

describe('<BooksDialog />', () => {
  it('opens in place of a sync, shows both books, and focuses neither answer', async () => {
    const { button, open, getCalls } = await setUp();
    expect(button).toHaveAccessibleDescription('Asks about your company first');
    expect(button).not.toHaveAttribute('aria-disabled');

    const { dialog, get } = await open();
    expect(dialog).toHaveAccessibleDescription(
      'You’re connected to Xero, but the books look different from before.',
    );
    expect(within(dialog).getByText('Demo Company (UK) (GBP)')).toBeVisible();
    expect(within(dialog).getByText('Harbor Lane Coffee Ltd (GBP)')).toBeVisible();
    expect(within(dialog).getByText(/Automatic syncs may still run/)).toBeVisible();
    expect(get('Decide later')).toHaveFocus();
    expect(getCalls('POST')).toEqual([]);
  });

  it('syncs once after Right company, and never asks again', async () => {
    const { user, button, open, getSyncs } = await setUp();
    const { get } = await open();

    await user.dblClick(get('Right company'));

    await waitForClose();
    await waitFor(() => expect(button).toHaveAttribute('data-phase', 'running'));
    expect(button).toHaveFocus();
    expect(button).not.toHaveAttribute('aria-haspopup');
    expect(getSyncs()).toBe(1);
  });

  it('ends the connection after Disconnect, and syncs nothing', async () => {
    const { user, button, open, getCalls, sandbox, events } = await setUp();
    const { get } = await open();

    await user.dblClick(get('Disconnect'));

    await waitForClose();
    expect(sandbox.connections.at(-1)?.status).toBe('disconnected');
    expect(getCalls('POST')).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ type: 'disconnected', reason: 'person' });
    expect(button).toHaveAccessibleDescription('Connect your accounting software first');
    await waitFor(() => expect(button).toHaveFocus());
  });

  it.each(['{Enter}', '{Escape}'])('gives no answer for the key %s', async (key) => {
    const { user, button, open, getCalls } = await setUp();
    await open();

    await user.keyboard(key);

    await waitForClose();
    await waitFor(() => expect(button).toHaveFocus());
    expect(button).toHaveAttribute('aria-haspopup', 'dialog');
    expect(getCalls('POST')).toEqual([]);
  });

  it('cannot be answered or closed while it disconnects, and says why that failed', async () => {
    const { user, open, sandbox, getSyncs } = await setUp();
    sandbox.fail({ method: 'POST', status: 503, delay: 1500 });
    const { dialog, get } = await open();

    await user.click(get('Disconnect'));
    expect(get('Disconnecting…')).toHaveAttribute('aria-busy', 'true');
    await user.click(get('Right company'));
    await user.keyboard('{Escape}');

    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      /^We couldn’t disconnect\. Something went wrong on our side/,
    );
    expect(getSyncs()).toBe(0);
    await user.click(get('Disconnect'));
    await waitForClose();
  });

  it('closes if the connection ends elsewhere, and stays closed for the next books', async () => {
    const { button, open, sandbox, comeBack } = await setUp();
    await open();
    const id = sandbox.connections.at(-1)?.id ?? '';
    sandbox.setStatus(id, 'disconnected');
    vi.setSystemTime(Date.now() + 60_000);
    await comeBack();
    await waitForClose();

    changeBooks(sandbox);
    vi.setSystemTime(Date.now() + 60_000);
    await comeBack();
    await waitFor(() => expect(button).toHaveAttribute('aria-haspopup', 'dialog'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('stays closed if the partner’s handler prevents the default', async () => {
    const onClick = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
    const { user, button, getCalls } = await setUp(<PullButton onClick={onClick} />);
    if (button) await user.click(button);
    expect(onClick).toHaveBeenCalledOnce();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(getCalls('POST')).toEqual([]);
  });
});
