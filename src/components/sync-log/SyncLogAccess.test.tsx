import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/Sandbox.ts';
import { renderWithSandbox } from '../../../test/renderWithSandbox.tsx';
import type { SandboxSetup } from '../../../test/renderWithSandbox.tsx';
import { SyncLog } from './SyncLog.tsx';
import type { SyncLogProps } from './SyncLog.tsx';

const HOURS = 1.5 * 3_600_000;
const RECORDS = '/accounting_synced_records';

/** Renders the log, and collects what screen readers announce. */
async function renderLog(props: SyncLogProps = {}, options: SandboxSetup['sandbox'] = {}) {
  const view = renderWithSandbox(<SyncLog {...props} />, {
    connection: 'connected',
    sandbox: { now: () => Date.now() - HOURS, pushTime: 1, ...options },
    provider: { apiVersion: '2024-05-25' },
  });
  view.sandbox.advance(HOURS);
  await screen.findByText(/^(You’ve reached|Show older|Search older)/);

  const heard: string[] = [];
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const element = target instanceof Element ? target : target.parentElement;
      const region = element?.closest('[aria-live], [role=status], [role=alert]');
      if (region?.textContent) heard.push(region.textContent);
    }
  }).observe(view.container, { subtree: true, childList: true, characterData: true });
  return { ...view, heard };
}

/** Sends an invoice again as another browser would. */
async function sendElsewhere(sandbox: Sandbox, objectId: string | null | undefined) {
  const request = async (path: string, method = 'GET') => {
    const headers = {
      'X-Monite-Entity-Id': sandbox.entityId,
      'X-Monite-Version': '2024-05-25',
      Authorization: `Bearer ${sandbox.issueToken()}`,
    };
    const response = await sandbox.fetch(`${sandbox.baseUrl}${RECORDS}${path}`, {
      method,
      headers,
    });
    return response.json();
  };
  sandbox.setPushProblems([]);
  const { data } = await request(`?object_type=receivable&object_id=${objectId}`);
  await request(`/${data[0].id}/push`, 'POST');
  sandbox.advance(10_000);
}

const getFailed = () => {
  const row = screen
    .getAllByRole('listitem')
    .find((one) => within(one).queryByRole('button', { name: /^Send again/ }));
  if (!row) throw new Error('Nothing failed');
  return row;
};

describe('the sync log by keyboard', () => {
  it('keeps the focus at the end of the list when the last page takes the button away', async () => {
    const { user } = await renderLog({}, { records: 6 * 30 });
    const button = screen.getByRole('button', { name: 'Show older items' });
    button.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(button).not.toBeInTheDocument());
    // The text comes after the last rows.
    await waitFor(() =>
      expect(document.activeElement).toHaveTextContent(/^You’ve reached the end of the list\.$/),
    );
  });

  it('keeps the focus in a row that somebody else has sent', async () => {
    const { user, sandbox } = await renderLog();
    const row = getFailed();
    const button = within(row).getByRole('button', { name: /^Send again/ });
    button.focus();
    await sendElsewhere(sandbox, row.querySelector('[title]')?.getAttribute('title'));
    fireEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    await waitFor(() => expect(button).not.toBeInTheDocument());
    expect(row).toHaveFocus();
    await user.tab();
    expect(row).not.toHaveAttribute('tabindex');
  });

  it('says that it stops until what is being sent has ended, and keeps the focus', async () => {
    const { user, heard, sandbox } = await renderLog({}, { pushTime: 2000 });
    sandbox.setPushProblems([]);
    await user.click(screen.getByRole('button', { name: 'Send all failed items again' }));
    await screen.findByText(/^Sending \d of 4\./);
    const button = screen.getByRole('button', { name: 'Stop' });
    await user.click(button);
    expect(button).toHaveTextContent('Stopping…');
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveFocus();
    expect(screen.getByRole('progressbar')).toBeVisible();
    await waitFor(() => expect(heard).toHaveLength(2), { timeout: 8000 });
    expect(heard).toEqual(['Stopping…', 'Stopped after 4 of 4.']);
    expect(button).toHaveFocus();
  });

  it('takes the focus from nowhere else', async () => {
    const { user, sandbox } = await renderLog({}, { records: 6 * 30 });
    sandbox.fail({ path: RECORDS, delay: 500 });
    const button = screen.getByRole('button', { name: 'Show older items' });
    await user.click(button);
    await user.click(document.body);
    expect(button).toHaveAttribute('aria-busy', 'true');
    await waitFor(() => expect(button).not.toBeInTheDocument());
    expect(document.body).toHaveFocus();
  });
});

describe('the sync log by ear', () => {
  it('is one list of all rows that are shown', async () => {
    const { user } = await renderLog({}, { records: 6 * 60 });
    await user.click(screen.getByRole('button', { name: 'Show older items' }));
    await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(50), {
      timeout: 8000,
    });
    const list = screen.getByRole('list');
    expect(within(list).getAllByRole('listitem')).toHaveLength(50);
    expect(list).toHaveTextContent(/^Invoice/);
    expect(within(list).queryByRole('button', { name: 'Show older items' })).toBeNull();
  });

  it('says what the filter shows, and what a search finds', async () => {
    const { user, heard } = await renderLog({ recordTypes: ['customer'] }, { records: 6 * 30 });
    await user.click(screen.getByRole('checkbox'));
    await waitFor(() => expect(heard).toEqual(['Nothing failed in the latest 25.']));
    await user.click(screen.getByRole('button', { name: 'Search older items' }));
    await waitFor(() => expect(heard).toHaveLength(2));
    expect(heard[1]).toBe('Nothing failed.');
  });

  it('says one sentence for each object that was sent, and for the filter', async () => {
    const { user, heard, sandbox } = await renderLog();
    await user.click(screen.getByRole('checkbox'));
    await waitFor(() => expect(heard).toEqual(['Showing 4.']));
    sandbox.setPushProblems([]);
    await user.click(within(getFailed()).getByRole('button', { name: /^Send again/ }));
    await waitFor(() => expect(heard).toHaveLength(2), { timeout: 5000 });
    expect(heard[1]).toMatch(/^Invoice [\da-f]{8}… was sent\.$/);
  });

  it('says why a request was refused', async () => {
    const { user, heard, sandbox } = await renderLog();
    sandbox.fail({ method: 'POST', path: `${RECORDS}/*`, status: 403 });
    await user.click(within(getFailed()).getByRole('button', { name: /^Send again/ }));
    await waitFor(() => expect(heard).toHaveLength(1));
    expect(heard[0]).toMatch(
      /^Invoice [\da-f]{8}… failed again\. Your account doesn’t have permission to do this\./,
    );
  });

  it('says the end of a batch once, and nothing when the person comes back to its type', async () => {
    const { user, heard, sandbox } = await renderLog();
    sandbox.setPushProblems([]);
    await user.click(screen.getByRole('button', { name: 'Send all failed items again' }));
    await waitFor(() => expect(heard).toEqual(['Done. 4 sent.']), { timeout: 10_000 });
    const button = screen.getByRole('button', { name: 'Send all failed items again' });
    expect(button).toHaveFocus();
    expect(button).toHaveAttribute('aria-disabled', 'true');
    await user.click(screen.getByRole('button', { name: 'Bills' }));
    await waitFor(() => expect(screen.queryByText('Done. 4 sent.')).toBeNull());
    await user.click(screen.getByRole('button', { name: /^Invoices/ }));
    expect(await screen.findByText('Done. 4 sent.', { selector: 'p' })).toBeVisible();
    expect(heard).toEqual(['Done. 4 sent.']);
  });

  it('says that the list is up to date, and shows that it refreshes', async () => {
    const { user, heard, sandbox } = await renderLog();
    sandbox.fail({ path: RECORDS, delay: 300 });
    const button = screen.getByRole('button', { name: 'Refresh' });
    await user.click(button);
    expect(button).toHaveAttribute('aria-busy', 'true');
    await waitFor(() => expect(heard).toEqual(['The list is up to date.']));
    expect(button).not.toHaveAttribute('aria-busy');
  });

  it('tells the links of the rows apart', async () => {
    await renderLog({ getRecordUrl: ({ id }) => `https://go.xero.test/${id}` });
    const [link] = screen.getAllByRole('link');
    expect(link).toHaveAccessibleDescription(/^Invoice [\da-f]{8}…$/);
  });
});

describe('the sync log', () => {
  it('names the type of a batch that runs for another', async () => {
    const { user, sandbox } = await renderLog({}, { pushTime: 600_000 });
    sandbox.setPushProblems([]);
    await user.click(screen.getByRole('button', { name: 'Send all failed items again' }));
    await screen.findByText(/^Sending \d of 4\. /);
    await user.click(screen.getByRole('button', { name: 'Bills' }));
    expect(await screen.findByText(/^Invoices · Sending \d of 4\. /)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Stop' })).toBeVisible();
  });

  it('forgets what became of one object when the person looks at another type', async () => {
    const { user, heard, container } = await renderLog();
    await user.click(within(getFailed()).getByRole('button', { name: /^Send again/ }));
    await waitFor(() => expect(heard[0]).toMatch(/ failed again\.$/), { timeout: 5000 });
    await user.click(screen.getByRole('button', { name: 'Bills' }));
    expect(container).not.toHaveTextContent('failed again');
  });

  it('leaves out what was sent before the person asks for what failed', async () => {
    const { user, sandbox } = await renderLog();
    sandbox.setPushProblems([]);
    await user.click(screen.getByRole('button', { name: 'Send all failed items again' }));
    await screen.findByText('Done. 4 sent.', { selector: 'p' }, { timeout: 10_000 });
    await user.click(screen.getByRole('checkbox'));
    expect(await screen.findByText('Nothing failed.', { selector: 'p' })).toBeVisible();
  });
});
