import { screen } from '@testing-library/react';
import { AccountingConnect, SyncLog } from 'react-accounting-connect';
import { afterEach, describe, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { say } from '../say.ts';
import { booksQuestion } from '../../src/messages/booksQuestion.ts';
import { errors } from '../../src/messages/errors.ts';
import { syncLog } from '../../src/messages/syncLog.ts';
import { widget } from '../../src/messages/widget.ts';
import { changeBooks } from '../changeBooks.ts';
import type { TranslatorKind } from './startTranslator.ts';
import { walkPage } from './walkPage.tsx';

const LIST = '/accounting_synced_records';
const MINUTE = 60_000;
const XERO = 'Xero';
const kinds: TranslatorKind[] = ['wrapping', 'late'];

let stop = () => {};
afterEach(() => stop());

const show: typeof walkPage = (kind, page, setup) => {
  const walk = walkPage(kind, page, {
    apiVersion: '2024-05-25',
    prepare: (made) => {
      made.connect(made.entityId, 'xero');
      made.advance(90 * MINUTE);
    },
    ...setup,
  });
  ({ stop } = walk);
  return walk;
};

describe.each(kinds)('a page with a %s translator', (kind) => {
  it('says the right sentence in the sync log', async () => {
    const { sandbox, see, press } = show(kind, <SyncLog />);
    const { problems } = syncLog;
    const always = [syncLog.onlyFailed, syncLog.refresh, syncLog.types.bill];
    const failed = [
      say(problems.tax_rate.what, { name: XERO }),
      say(problems.tax_rate.how, { name: XERO }),
      problems.deduction_tax.what,
      say(syncLog.reported, { name: XERO }),
      syncLog.status.error,
      syncLog.sendAgain,
    ];
    const rows = [...always, syncLog.status.done, syncLog.end];
    await see(...rows, ...failed, syncLog.sendAll);

    sandbox.fail({ path: LIST, status: 403 });
    await press(syncLog.refresh);
    await see(...rows, ...failed, syncLog.sendAll, `${syncLog.refreshFailed} ${errors.forbidden}`);
    await press(syncLog.refresh);
    await see(...rows, ...failed, syncLog.sendAll);

    sandbox.setPushProblems([]);
    await press(syncLog.sendAll);
    await see(...rows, syncLog.sending, syncLog.batch.stop);
    await see(...rows, say(syncLog.batch.complete, { sent: '4' }), syncLog.sent, syncLog.sendAll);
    await press(syncLog.types.customer);
    await see(...rows);
    await userEvent.click(screen.getByRole('checkbox'));
    await see(...always, syncLog.noneFailed);
  });

  it('says the right sentence while the books are in question', async () => {
    const { see, press } = show(kind, <AccountingConnect />, {
      prepare: (made) => {
        made.connect(made.entityId, 'xero');
        changeBooks(made);
      },
    });
    const question = [`${booksQuestion.wrong} ${booksQuestion.wait}`, booksQuestion.confirm];
    await see(booksQuestion.title, say(booksQuestion.lead, { name: XERO }), ...question);
    await press(booksQuestion.confirm);
    await see(XERO, widget.connected);
    await press(widget.more);
    await see(XERO, widget.connected, widget.syncLog, widget.switch);
  });
});
