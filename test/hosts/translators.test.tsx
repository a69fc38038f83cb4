import { AccountingConnect, ConnectionStatus } from 'react-accounting-connect';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { say } from '../say.ts';
import { connect } from '../../src/messages/connect.ts';
import { disconnect } from '../../src/messages/disconnect.ts';
import { disconnectDialog } from '../../src/messages/disconnectDialog.ts';
import { errors } from '../../src/messages/errors.ts';
import { failures } from '../../src/messages/failures.ts';
import { picker } from '../../src/messages/picker.ts';
import { pull } from '../../src/messages/pull.ts';
import { status } from '../../src/messages/status.ts';
import { steps } from '../../src/messages/steps.ts';
import { widget } from '../../src/messages/widget.ts';
import { getSearch } from './showHost.tsx';
import type { TranslatorKind } from './startTranslator.ts';
import { walkPage } from './walkPage.tsx';

const LIST = '/accounting_connections';
const MINUTE = 60_000;
const XERO = 'Xero';
const kinds: TranslatorKind[] = ['wrapping', 'late'];

let stop = () => {};
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

const show: typeof walkPage = (...args) => {
  const walk = walkPage(...args);
  ({ stop } = walk);
  return walk;
};

/** Waits for a sentence that stays only until the API answers. */
const glimpse = (sentence: string) =>
  vi.waitFor(() => expect(document.body.textContent.replaceAll(/[⟦⟧]/g, '')).toContain(sentence));

const bothParts = (
  <>
    <AccountingConnect />
    <ConnectionStatus />
  </>
);
const start = [
  widget.notConnected,
  widget.shared,
  widget.reads,
  widget.changesNothing,
  widget.endable,
  connect.choose,
];
const rail = [steps.choose, steps.signIn, steps.done];
const waiting = [widget.finished, widget.cancel];
const question = [
  say(disconnectDialog.title, { name: XERO }),
  say(disconnectDialog.lead, { name: XERO }),
  disconnectDialog.keep,
  disconnectDialog.confirm,
];
const connected = [
  XERO,
  widget.connected,
  say(status.connected, { name: XERO }),
  status.lastPulled,
  status.nextPull,
];
const never = [status.never, status.neverPulled];
/** While a sync runs, the widget shows it in place of the times. */
const syncing = [
  XERO,
  widget.connected,
  say(status.connected, { name: XERO }),
  status.nextPull,
  pull.all.running,
  say(widget.pullRunning, { name: XERO }),
];
/** Right after connecting on this page. */
const done = [
  ...rail,
  say(widget.nowConnected, { name: XERO }),
  widget.firstSync,
  widget.notNow,
  pull.all.idle,
  say(status.connected, { name: XERO }),
  status.neverPulled,
  status.nextPull,
];
const menu = [
  widget.only.receivables,
  widget.only.line_items,
  widget.switch,
  disconnect.disconnect,
];

describe.each(kinds)('a page with a %s translator', (kind) => {
  it('says the right sentence until the person has signed in', async () => {
    const { sandbox, see, press, pass } = show(kind, bothParts, {
      prepare: (made) => made.fail({ path: LIST, delay: 700 }),
    });

    await see(widget.loading, status.loading);
    const idle = [...start, status.not_connected];
    await see(...idle);
    await press(connect.choose);
    const dialog = [...idle, picker.title, picker.intro];
    await see(...dialog, picker.popular);
    await userEvent.type(getSearch(), 'zzz');
    await see(
      ...dialog,
      `${say(picker.notFound, { query: 'zzz' })} ${picker.notFoundHelp}`,
      say(picker.notFound, { query: 'zzz' }),
      picker.notFoundHelp,
      picker.showAll,
    );
    await press(picker.showAll);
    await see(...dialog, picker.popular);
    await userEvent.type(getSearch(), 'xer');
    await see(...dialog, say(picker.found, { count: 1 }));

    sandbox.fail({ method: 'POST', path: LIST, delay: 700 });
    await userEvent.keyboard('{Enter}');
    await see(...rail, widget.creating, widget.creatingLead, widget.cancel, status.not_connected);
    const pending = [
      ...rail,
      say(status.pending_auth, { name: XERO }),
      widget.goToWindow,
      widget.trouble,
      ...waiting,
    ];
    const untilSigned = [say(widget.waiting, { name: XERO }), widget.waitingLead];
    await see(...untilSigned, untilSigned.join(' '), ...pending);
    await press(widget.trouble);
    pending.push(connect.copy, widget.mail, widget.afresh);
    await see(...untilSigned, untilSigned.join(' '), ...pending);
    await press(widget.finished);
    const unconfirmed = [say(widget.notConfirmed, { name: XERO }), ...pending];
    await see(...untilSigned, untilSigned.join(' '), ...unconfirmed);
    await pass(4 * MINUTE);
    const late = [say(widget.takingLong, { name: XERO }), widget.takingLongLead];
    await see(...late, late.join(' '), ...unconfirmed);
    sandbox.fail({ method: 'POST', path: '*/disconnect', delay: 700 });
    await press(widget.cancel);
    await glimpse(widget.canceling);
    await see(...start, widget.canceled, say(status.disconnected, { name: XERO }));

    window.open = () => null;
    await press(connect.choose);
    await userEvent.type(getSearch(), 'xer');
    await userEvent.keyboard('{Enter}');
    const blocked = [
      say(widget.blocked, { name: XERO }),
      connect.blocked,
      say(connect.link, { name: XERO }),
      ...rail,
      ...waiting,
    ];
    await see(
      ...blocked,
      widget.trouble,
      connect.copy,
      widget.mail,
      say(status.pending_auth, { name: XERO }),
    );
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
    await press(connect.copy);
    await see(
      ...blocked,
      widget.trouble,
      connect.copy,
      widget.mail,
      say(status.pending_auth, { name: XERO }),
      connect.copyYourself,
    );
    sandbox.authorize(sandbox.connections.at(-1)?.id ?? '');
    await see(...done);
    await press(widget.notNow);
    await see(...connected, ...never, pull.all.idle);
  });

  it('says the right sentence during pulls and failures', async () => {
    const { sandbox, see, press, pass, failReads } = show(kind, bothParts, {
      prepare: (made) => made.connect(made.entityId, 'xero'),
    });
    await see(...connected, ...never, pull.all.idle);
    sandbox.fail({ method: 'POST', delay: 700 });
    await press(pull.all.idle);
    const requested = syncing.slice(0, 4);
    await see(...requested, status.neverPulled, pull.all.requesting, widget.pullRequesting);
    await see(...syncing, status.neverPulled);
    await press(widget.more);
    await see(...syncing, status.neverPulled, ...menu, pull.busy);
    await pass(MINUTE);
    const finished = [pull.all.complete, `${widget.pullComplete} ${widget.pullNote}`];
    await see(...connected, ...finished, 'just now', ...menu);
    await userEvent.keyboard('{Escape}');
    await see(...connected, ...finished, 'just now');
    // Early in the minute, so that the test may take most of one.
    await pass(2 * MINUTE - 30_000);
    await see(...connected, ...finished, '2 minutes ago');
    await pass(MINUTE);
    await see(...connected, ...finished, '3 minutes ago');
    const dated = [...connected, '3 minutes ago'];
    sandbox.fail({ method: 'POST', status: 500 });
    await press(pull.all.complete);
    await see(...dated, pull.all.failed, `${failures.pull} ${errors.server_error}`);
    const issue = 'Access to invoices is missing.';
    sandbox.failNextPull(issue);
    await press(pull.all.failed);
    await see(...syncing, status.lastPulled, '3 minutes ago');
    await pass(MINUTE);
    const failed = `${failures.pull} ${errors.pull_failed}`;
    const refused = [...connected, '4 minutes ago', failed, failures.details];
    await see(...refused, pull.all.failed);
    await press(failures.details);
    refused.push(issue);
    await see(...refused, pull.all.failed);

    await press(widget.more);
    await see(...refused, pull.all.failed, ...menu);
    await press(disconnect.disconnect);
    await see(...refused, pull.all.failed, ...question);
    sandbox.fail({ method: 'POST', status: 500 });
    await press(disconnectDialog.confirm);
    const unended = `${failures.disconnect} ${errors.server_error}`;
    await see(...refused, pull.all.failed, ...question, unended);
    await press(disconnectDialog.keep);
    const kept = [...refused, pull.all.failed, unended];
    await see(...kept);

    for (const [code, sentence] of [
      [502, undefined],
      [422, errors.invalid_request],
      [403, errors.forbidden],
      [401, errors.session_expired],
    ] as const) {
      const end = await failReads(code);
      await see(...kept, ...(sentence ? [sentence, status.retry] : []));
      await glimpse('Couldn’t refresh.');
      end();
    }
    await pass(0);
    await see(...kept);
  });

  it('says the right sentence when access ends and when the person switches', async () => {
    const { sandbox, see, press, pass } = show(kind, bothParts, {
      prepare: (made) => made.connect(made.entityId, 'xero'),
    });
    await see(...connected, ...never, pull.all.idle);
    sandbox.deauthorize(sandbox.connections[0]?.id ?? '');
    await pass(0);
    const lost = [say(widget.deauthorizedLead, { name: XERO }), widget.reconnect];
    await see(...lost, say(widget.deauthorized, { name: XERO }), disconnect.disconnect);
    await press(disconnect.disconnect);
    await see(
      ...lost,
      say(widget.deauthorized, { name: XERO }),
      disconnect.disconnect,
      ...question,
    );
    await press(disconnectDialog.confirm);
    const ended = [
      say(widget.disconnected, { name: XERO }),
      say(status.disconnected, { name: XERO }),
      widget.another,
    ];
    await see(...ended, say(widget.again, { name: XERO }));

    await press(say(widget.again, { name: XERO }));
    const pending = [
      ...rail,
      say(status.pending_auth, { name: XERO }),
      say(widget.waiting, { name: XERO }),
      ...waiting,
    ];
    await see(...pending, widget.waitingLead);
    sandbox.authorize(sandbox.connections.at(-1)?.id ?? '');
    await see(...done);
    // What was announced stays while it is true.
    const base = [...connected, ...never, pull.all.idle, say(widget.nowConnected, { name: XERO })];
    await press(widget.notNow);
    await see(...base);
    await press(widget.more);
    await see(...base, ...menu);
    await press(widget.switch);
    await see(...base, picker.switchTitle, say(picker.switchIntro, { from: XERO }));
    await userEvent.type(getSearch(), 'freeagent');
    await userEvent.keyboard('{Enter}');
    const names = { from: XERO, to: 'FreeAgent' };
    const words = [say(picker.confirmTitle, names), say(picker.confirmLead, names)];
    words.push(...rail, say(picker.confirm, { to: 'FreeAgent' }), picker.back);
    await see(...base, ...words);
    sandbox.fail({ method: 'POST', path: '*/disconnect', delay: 700 });
    await press(say(picker.confirm, { to: 'FreeAgent' }));
    const leaving = [say(widget.leaving, { name: XERO }), widget.creatingLead, widget.cancel];
    await see(
      ...rail,
      ...leaving,
      say(status.connected, { name: XERO }),
      status.neverPulled,
      status.nextPull,
    );
    await see(...rail, say(widget.waiting, { name: 'FreeAgent' }), widget.waitingLead, ...waiting);
    sandbox.setStatus(sandbox.connections.at(-1)?.id ?? '', 'on_hold');
    const unknown = [
      say(widget.unknown, { name: 'FreeAgent', status: 'on_hold' }),
      widget.unknownLead,
      widget.refresh,
    ];
    await see(...unknown, disconnect.disconnect);
  });

  it('says why nothing could be read, each time anew', async () => {
    const { see, failReads, pass } = show(kind, bothParts, {
      prepare: (made) => made.fail({ path: LIST, status: 502 }),
    });

    for (const [code, sentence] of [
      [401, errors.session_expired],
      [502, errors.server_error],
      [422, errors.invalid_request],
      [403, errors.forbidden],
    ] as const) {
      const end = await failReads(code);
      await see(status.loadFailed, sentence, status.retry);
      end();
    }
    await pass(0);
    await see(...start, status.not_connected);
  });
});
