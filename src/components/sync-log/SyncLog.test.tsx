import { act, render, screen, waitFor, within } from '@testing-library/react';
import { createRef } from 'react';
import type { Ref } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { SyncedRecord } from '../../api/SyncedRecord.ts';
import { renderWithSandbox } from '../../../test/renderWithSandbox.tsx';
import type { SandboxSetup } from '../../../test/renderWithSandbox.tsx';
import { SyncLog } from './SyncLog.tsx';
import type { SyncLogProps } from './SyncLog.tsx';

const HOURS = 1.5 * 3_600_000;
const RECORDS = '/accounting_synced_records';

/** Renders the log of a business whose software synced an hour ago. */
function renderLog(
  props: SyncLogProps & { ref?: Ref<HTMLElement> } = {},
  { sandbox, provider, ...setup }: SandboxSetup = {},
) {
  const view = renderWithSandbox(<SyncLog {...props} />, {
    connection: 'connected',
    ...setup,
    sandbox: { now: () => Date.now() - HOURS, pushTime: 1, ...sandbox },
    provider: { apiVersion: '2024-05-25', ...provider },
  });
  view.sandbox.advance(HOURS);
  return {
    ...view,
    getRequests: () => view.getCalls().filter((call) => call.includes(RECORDS)),
    /** Somebody sends the object of a row on another device. */
    async pushElsewhere(row: Element) {
      const { sandbox: api } = view;
      const headers = {
        'x-monite-version': '2024-05-25',
        'x-monite-entity-id': api.entityId,
        authorization: `Bearer ${api.issueToken()}`,
      };
      const url = `${api.baseUrl}${RECORDS}`;
      const answer = await api.fetch(`${url}?object_type=receivable&limit=250`, { headers });
      const { data }: { data: { id: string; object_id: string }[] } = await answer.json();
      const objectId = row.querySelector('[data-part="sync-log-name"]')?.getAttribute('title');
      const id = data.find((record) => record.object_id === objectId)?.id;
      await api.fetch(`${url}/${id}/push`, { method: 'POST', headers });
    },
    getPushes: () => view.getCalls('POST').filter((call) => call.endsWith('/push')).length,
  };
}

/** Waits until all rows have appeared, a few a frame. */
async function findRows() {
  await screen.findByText(/^(You’ve reached|Show older|Search older)/);
  return screen.getAllByRole('listitem');
}
/** Finds the visible text, not its copy for screen readers. */
const findShown = (text: string) => screen.findByText(text, { selector: 'p' }, { timeout: 10_000 });
const getStatus = (row: Element | undefined) =>
  row?.querySelector('[data-part="sync-log-status"]')?.textContent;
const getRow = (text: string | RegExp) => {
  const row = screen.getAllByRole('listitem').find((one) => within(one).queryByText(text));
  if (!row) throw new Error(`No row says ${text}`);
  return row;
};

describe('<SyncLog />', () => {
  it('lists invoices, the newest change first, with one request', async () => {
    const { getRequests } = renderLog();
    const rows = await findRows();
    expect(rows).toHaveLength(6);
    expect(rows[0]).toHaveTextContent(/^Invoice [\da-f]{8}…/);
    expect(rows.map(getStatus)).toContain('Synced');
    expect(rows.map(getStatus)).toContain('Failed');
    expect(rows[0]).toHaveAttribute('aria-setsize', '6');
    expect(screen.getByRole('button', { name: 'Invoices 6' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    expect(screen.getByText('You’ve reached the end of the list.')).toBeVisible();
    expect(getRequests()).toEqual([`GET ${RECORDS}`]);
  });

  it('shows another type, and keeps the counts that are known', async () => {
    const { user, getRequests } = renderLog();
    await findRows();
    await user.click(screen.getByRole('button', { name: 'Bills' }));
    await waitFor(() => expect(screen.getAllByRole('listitem')[0]).toHaveTextContent(/^Bill/));
    expect(screen.getByRole('button', { name: 'Invoices 6' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Bills 6' })).toHaveAttribute('aria-pressed', 'true');
    expect(getRequests()).toHaveLength(2);
  });

  it('says why an object failed, what to do, and what the software reported', async () => {
    const { user } = renderLog();
    await findRows();
    const row = within(getRow('Xero has no tax rate of this percentage.'));
    expect(row.getByText(/add the rate in Xero, then send this again/)).toBeVisible();
    await user.click(row.getByRole('button', { name: 'What Xero reported' }));
    expect(row.getByText(/^The accounting system has no tax rate/)).toBeVisible();
  });

  it.each([
    ['a text', 'The period is locked', 'The period is locked'],
    ['a list', [{ detail: 'One' }, 'Two'], 'One; Two'],
    ['an object', { code: 17, nested: { field: 'due_date' } }, 'code: 17; nested: field: due_date'],
  ])('shows an error that is %s', async (_shape, errors, text) => {
    const { user, sandbox } = renderLog();
    await findRows();
    sandbox.failNextPush(errors);
    const row = getRow('Xero has no tax rate of this percentage.');
    await user.click(within(row).getByRole('button', { name: /^Send again/ }));
    await within(row).findByText('We couldn’t send this to Xero.', {}, { timeout: 5000 });
    await user.click(within(row).getByRole('button', { name: 'What Xero reported' }));
    expect(within(row).getByText(text)).toBeVisible();
  });

  it('sends an object again, shows the result in its row, and keeps the focus', async () => {
    const { user, sandbox, getPushes, events } = renderLog({}, { sandbox: { pushTime: 2000 } });
    await findRows();
    sandbox.setPushProblems([]);
    const row = getRow('Xero has no tax rate of this percentage.');
    const button = within(row).getByRole('button', { name: /^Send again Invoice/ });

    await user.dblClick(button);

    expect(button).toHaveTextContent('Sending…');
    expect(getStatus(row)).toBe('In progress');
    await waitFor(() => expect(button).toHaveTextContent('Sent'), { timeout: 10_000 });
    expect(getStatus(row)).toBe('Synced');
    expect(button).toHaveFocus();
    expect(button).toHaveAttribute('aria-disabled', 'true');
    const announcement = await screen.findByText(/^Invoice [\da-f]{8}… was sent\.$/);
    expect(announcement).toHaveAttribute('aria-live', 'polite');
    expect(getPushes()).toBe(1);
    expect(events.at(-1)).toMatchObject({ type: 'record_pushed', syncStatus: 'done' });
  });

  it('offers to send an object again that was sent and has failed since', async () => {
    const { user, sandbox, pushElsewhere } = renderLog();
    await findRows();
    sandbox.setPushProblems([]);
    const row = getRow('Xero has no tax rate of this percentage.');
    const button = within(row).getByRole('button', { name: /^Send again/ });
    await user.click(button);
    await waitFor(() => expect(button).toHaveTextContent('Sent'), { timeout: 5000 });

    sandbox.failNextPush('The period is locked');
    await pushElsewhere(row);
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    await waitFor(() => expect(getStatus(row)).toBe('Failed'), { timeout: 5000 });
    expect(button).toHaveTextContent('Send again');
  });

  it('drops the refusal once the object was sent from elsewhere', async () => {
    const { user, sandbox, pushElsewhere } = renderLog();
    await findRows();
    sandbox.setPushProblems([]);
    sandbox.fail({ method: 'POST', path: `${RECORDS}/*`, status: 403 });
    const row = getRow('Xero has no tax rate of this percentage.');
    await user.click(within(row).getByRole('button', { name: /^Send again/ }));
    await within(row).findByText(/^Your account doesn’t have permission/);

    await pushElsewhere(row);
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    await waitFor(() => expect(getStatus(row)).toBe('Synced'), { timeout: 5000 });
    expect(within(row).queryByText(/^Your account doesn’t have permission/)).toBeNull();
  });

  it('says in the row why the request was refused', async () => {
    const { user, sandbox } = renderLog();
    const [, ...rows] = await findRows();
    sandbox.fail({ method: 'POST', path: `${RECORDS}/*`, status: 403 });
    const row = getRow('Xero has no tax rate of this percentage.');
    await user.click(within(row).getByRole('button', { name: /^Send again/ }));
    expect(await within(row).findByText(/^Your account doesn’t have permission/)).toBeVisible();
    expect(rows.filter((one) => one.textContent?.includes('permission'))).toHaveLength(1);
  });

  it('shows only what failed, and keeps a row whose object was sent', async () => {
    const { user, sandbox } = renderLog();
    await findRows();
    await user.click(screen.getByRole('checkbox', { name: 'Only what failed' }));
    const rows = await findRows();
    expect(new Set(rows.map(getStatus))).toEqual(new Set(['Failed']));
    sandbox.setPushProblems([]);
    await user.click(within(rows[0] ?? document.body).getByRole('button', { name: /^Send again/ }));
    await waitFor(() => expect(getStatus(rows[0])).toBe('Synced'), { timeout: 5000 });
    expect(screen.getAllByRole('listitem')).toHaveLength(rows.length);
  });

  it('searches older items for failures one page at a time, and says how far it has looked', async () => {
    const { user, getRequests } = renderLog(
      { recordTypes: ['customer'] },
      { sandbox: { records: 6 * 30 } },
    );
    await findRows();
    await user.click(screen.getByRole('checkbox'));
    await findShown('Nothing failed in the latest 25.');
    expect(getRequests()).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Search older items' }));
    await findShown('Nothing failed.');
    expect(getRequests()).toHaveLength(2);
  });

  it('shows older items at a press, and says if that failed', async () => {
    const { user, sandbox } = renderLog({}, { sandbox: { records: 6 * 30 } });
    await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(25));
    expect(screen.getByRole('button', { name: 'Invoices 25+' })).toBeVisible();
    sandbox.fail({ path: RECORDS, status: 422 });
    await user.click(screen.getByRole('button', { name: 'Show older items' }));
    expect(
      await screen.findByText(/^We couldn’t load older items\. That didn’t go through/),
    ).toBeVisible();
    expect(screen.getAllByRole('listitem')).toHaveLength(25);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByText(/^We couldn’t load/)).toBeNull());
  });

  it('sends again all that failed, shows the progress, and can be stopped', async () => {
    const { user, sandbox, getPushes } = renderLog();
    await findRows();
    sandbox.setPushProblems([]);
    await user.click(screen.getByRole('button', { name: 'Send all failed items again' }));
    expect(await screen.findByText(/^Sending \d of 4\. Keep this page open\.$/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Stop' })).toBeVisible();
    await findShown('Done. 4 sent.');
    expect(getPushes()).toBe(4);
    expect(screen.getAllByRole('listitem').map(getStatus)).not.toContain('Failed');

    // The result belongs to the invoices.
    await user.click(screen.getByRole('button', { name: 'Bills' }));
    await waitFor(() => expect(screen.getAllByRole('listitem')[0]).toHaveTextContent(/^Bill/));
    expect(screen.queryByText('Done. 4 sent.')).toBeNull();
  });

  it('shows the partner’s names, links and fixes', async () => {
    const onFixRecord = vi.fn<(record: SyncedRecord) => void>();
    const { user } = renderLog({
      renderRecord: ({ objectId }) => <b>INV-{objectId?.slice(0, 4)}</b>,
      getRecordUrl: ({ id }) => `https://go.xero.test/${id}`,
      onFixRecord,
    });
    const rows = await findRows();
    expect(rows[0]).toHaveTextContent(/^INV-/);
    const [link] = screen.getAllByRole('link', { name: 'Open in Xero (opens in a new tab)' });
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    expect(link).toHaveAttribute('href', expect.stringContaining('https://go.xero.test/'));

    const row = getRow('Xero has no tax rate of this percentage.');
    await user.click(within(row).getByRole('button', { name: /^Fix this INV-/ }));
    expect(onFixRecord).toHaveBeenCalledWith(
      expect.objectContaining({ syncStatus: 'error', objectType: 'receivable' }),
    );
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '', null, undefined])(
    'makes no link of the address %s',
    async (url) => {
      renderLog({ getRecordUrl: () => url });
      await findRows();
      expect(screen.queryByRole('link')).toBeNull();
    },
  );

  it('says that nothing is there yet', async () => {
    renderLog({}, { sandbox: { records: 0 } });
    expect(await screen.findByText('Nothing here yet. Items appear after a sync.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Send all failed items again' })).toBeNull();
  });

  it('says that it could not be loaded, and recovers', async () => {
    const { user, sandbox } = renderLog();
    sandbox.fail({ path: RECORDS, status: 403 });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'We couldn’t load the sync log. Your account doesn’t have permission to do this.',
    );
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await findRows()).toHaveLength(6);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('sends nothing while nothing is connected, and says why', async () => {
    const { sandbox, user, getPushes, comeBack } = renderLog();
    await findRows();
    const [connection] = sandbox.connections;
    sandbox.deauthorize(connection?.id ?? '');
    vi.setSystemTime(Date.now() + 60_000);
    await comeBack();
    expect(
      await screen.findByText('Connect your accounting software to send items again.'),
    ).toBeVisible();
    const [button] = screen.getAllByRole('button', { name: /^Send again/ });
    if (button) await user.click(button);
    await user.click(screen.getByRole('button', { name: 'Send all failed items again' }));
    expect(getPushes()).toBe(0);
    vi.useRealTimers();
  });

  it('stops a batch once nothing is connected, and says how far it came and why', async () => {
    const { sandbox, user, getPushes } = renderLog({}, { sandbox: { records: 6 * 30 } });
    await screen.findAllByRole('listitem');
    sandbox.fail({ method: 'POST', path: `${RECORDS}/*`, delay: 300, times: 5 });
    await user.click(screen.getByRole('button', { name: 'Send all failed items again' }));
    await screen.findByText(/^Sending 0 of/);
    sandbox.deauthorize(sandbox.connections[0]?.id ?? '');
    const reason = 'Connect your accounting software to send items again.';
    expect(await findShown(`Stopped after 5 of 22. ${reason}`)).toBeVisible();
    expect(getPushes()).toBe(5);
    expect(screen.getByRole('button', { name: 'Send all failed items again' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });

  it('shows a status, a type and an error that it has never seen', async () => {
    const { sandbox } = renderLog();
    sandbox.fail({
      path: RECORDS,
      body: {
        data: [
          {
            id: 'r1',
            created_at: '2026-01-05T08:00:00Z',
            updated_at: 'some day',
            sync_status: 'on_hold',
            object_type: 'credit_note',
            platform: 'abacus',
          },
        ],
      },
    });
    const [row] = await findRows();
    expect(row).toHaveTextContent('credit_note');
    expect(getStatus(row)).toBe('on_hold');
    expect(row).toHaveTextContent('abacus');
  });

  it('says that a version without records has no sync log, and asks nothing', async () => {
    const { getRequests } = renderLog({}, { provider: { apiVersion: '2023-03-14' } });
    expect(await screen.findByText('The sync log isn’t available here yet.')).toBeVisible();
    expect(screen.getByRole('region')).toHaveAttribute('data-status', 'unsupported');
    expect(getRequests()).toEqual([]);
  });

  it('accepts a ref, section props and messages', async () => {
    const ref = createRef<HTMLElement>();
    renderLog(
      { ref, className: 'mine', 'aria-label': 'Protokoll' },
      {
        provider: { messages: { syncLog: { types: { receivable: 'Rechnungen' } } } },
      },
    );
    await findRows();
    expect(ref.current).toBe(screen.getByRole('region', { name: 'Protokoll' }));
    expect(ref.current).toHaveClass('mine');
    expect(ref.current).toHaveAttribute('data-part', 'sync-log');
    expect(screen.getByRole('button', { name: 'Rechnungen 6' })).toBeVisible();
  });

  it('throws an error that names the provider if there is none', () => {
    expect(() => render(<SyncLog />)).toThrow('SyncLog needs an <AccountingProvider>');
  });

  it('stops asking when it unmounts', async () => {
    const { unmount, getRequests } = renderLog();
    await findRows();
    unmount();
    const { length } = getRequests();
    await act(() => new Promise((resolve) => setTimeout(resolve, 300)));
    expect(getRequests()).toHaveLength(length);
  });
});
