import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderWithSandbox } from '../../../test/renderWithSandbox.tsx';
import { getBatchLock } from '../../engine/names.ts';
import { holdLock } from '../../lib/holdLock.ts';
import { SyncLog } from './SyncLog.tsx';
import type { SyncLogProps } from './SyncLog.tsx';

const HOURS = 1.5 * 3_600_000;

/** Renders the log of a business with more than a page of invoices. */
async function setUp(props: SyncLogProps = {}) {
  const view = renderWithSandbox(<SyncLog {...props} />, {
    connection: 'connected',
    sandbox: { now: () => Date.now() - HOURS, pushTime: 1, records: 6 * 60 },
    provider: { apiVersion: '2024-05-25' },
  });
  view.sandbox.advance(HOURS);
  await screen.findAllByRole('listitem');
  const showOlder = screen.getByRole('button', { name: 'Show older items' });
  return { ...view, showOlder: () => view.user.click(showOlder) };
}

describe('older items of the sync log', () => {
  it('keeps the focus in a row that moves to another part of the list', async () => {
    const { user, sandbox, showOlder } = await setUp();
    await showOlder();
    await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(50));
    sandbox.setPushProblems([]);
    const button = screen.getAllByRole('button', { name: /^Send again Invoice/ }).at(-1);
    const name = button
      ?.closest('[role="listitem"]')
      ?.querySelector('[data-part="sync-log-name"]')?.textContent;
    await user.click(button ?? document.body);
    // The row may have moved by then, and the button with it.
    await screen.findByRole('button', { name: `Sent ${name}` }, { timeout: 8000 });
    // A click that moves no focus.
    fireEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    await waitFor(() => expect(screen.getAllByRole('listitem')[0]).toHaveTextContent(name ?? ''), {
      timeout: 8000,
    });
    expect(screen.getByRole('button', { name: `Sent ${name}` })).toHaveFocus();
  });

  it('offers to send all that failed while some may be among them', async () => {
    const { user, sandbox } = await setUp({ recordTypes: ['customer'] });
    const button = screen.getByRole('button', { name: 'Send all failed items again' });
    const { entityId, baseUrl: apiUrl } = sandbox;
    const lock = getBatchLock({ apiUrl, entityId });
    const release = await holdLock(lock, new AbortController().signal);
    await user.click(button);
    const elsewhere = 'Another tab is sending these again.';
    expect(await screen.findByText(elsewhere, { selector: 'p' })).toBeVisible();
    release?.();
    await user.click(button);
    expect(await screen.findByText('Nothing to send again.', { selector: 'p' })).toBeVisible();
  });

  it('says once that they could not be loaded', async () => {
    const { sandbox, showOlder } = await setUp();
    sandbox.fail({ path: '/accounting_synced_records', status: 503 });
    await showOlder();
    await screen.findByText(/^We couldn’t load older items\. Something went wrong/);
    expect(screen.getAllByRole('alert')).toHaveLength(1);
  });

  it('do not hide why another type could not be loaded', async () => {
    const { user, sandbox, showOlder } = await setUp();
    sandbox.fail({ path: '/accounting_synced_records', status: 403, times: 2 });
    await showOlder();
    await screen.findByText(/^We couldn’t load older items\./);
    await user.click(screen.getByRole('button', { name: 'Bills' }));
    expect(await screen.findByText(/^We couldn’t load the sync log\./)).toBeVisible();
    expect(screen.queryByText(/older items\./)).toBeNull();
  });
});
