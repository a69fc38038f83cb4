import {
  AuthorizationReturn,
  ConnectButton,
  ConnectionStatus,
  DisconnectButton,
  PlatformPicker,
  PullButton,
} from 'react-accounting-connect';
import { afterEach, describe, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { say } from '../say.ts';
import { connect } from '../../src/messages/connect.ts';
import { disconnect } from '../../src/messages/disconnect.ts';
import { disconnectDialog } from '../../src/messages/disconnectDialog.ts';
import { errors } from '../../src/messages/errors.ts';
import { picker } from '../../src/messages/picker.ts';
import { pull } from '../../src/messages/pull.ts';
import { status } from '../../src/messages/status.ts';
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

const question = [
  say(disconnectDialog.title, { name: XERO }),
  say(disconnectDialog.lead, { name: XERO }),
  disconnectDialog.keep,
  disconnectDialog.confirm,
];

describe.each(kinds)('a page with a %s translator', (kind) => {
  it('says the right sentence in the parts on their own', async () => {
    window.close = () => {};
    const { sandbox, see, press, pass, failReads, ...walk } = walkPage(
      kind,
      <>
        <ConnectButton platform="xero" />
        <ConnectButton platform="sage_50_uk" />
        <PullButton resourceType="receivables" />
        <DisconnectButton />
        <ConnectionStatus />
        <PlatformPicker showTestPlatforms />
        <AuthorizationReturn />
      </>,
    );
    ({ stop } = walk);
    const always = [
      picker.popular,
      connect.returned,
      say(connect.connect, { name: 'Sage 50 Accounts' }),
    ];
    const buttons = [pull.receivables.idle, disconnect.disconnect];
    const own = say(connect.connect, { name: XERO });
    const rest = [...buttons, ...always];

    await see(own, ...rest, status.not_connected);
    await userEvent.type(getSearch(), 'zzz');
    await see(
      own,
      ...buttons,
      status.not_connected,
      say(picker.notFound, { query: 'zzz' }),
      ...always.slice(1),
    );
    await press(picker.showAll);
    await see(own, ...rest, status.not_connected);
    sandbox.fail({ method: 'POST', path: LIST, status: 500 });
    await press(say(connect.connect, { name: XERO }));
    await see(connect.retry, errors.server_error, ...rest, status.not_connected);
    sandbox.fail({ method: 'POST', path: LIST, delay: 700 });
    await press(connect.retry);
    await see(connect.creating, ...rest, status.not_connected);
    await see(
      say(connect.waiting, { name: XERO }),
      ...rest,
      say(status.pending_auth, { name: XERO }),
    );
    sandbox.authorize(sandbox.connections.at(-1)?.id ?? '');
    const done = [
      say(connect.connected, { name: XERO }),
      say(status.connected, { name: XERO }),
      ...rest,
    ];
    await see(...done, status.neverPulled, status.nextPull);
    await press(pull.receivables.idle);
    const held = [
      say(connect.connected, { name: XERO }),
      say(status.connected, { name: XERO }),
      disconnect.disconnect,
    ];
    await see(...held, ...always, pull.receivables.running, status.neverPulled, status.nextPull);
    await pass(MINUTE);
    const after = [...held, ...always, pull.receivables.complete, status.lastPulled];
    await see(...after, pull.done, status.nextPull, 'just now');
    await pass(2 * MINUTE);
    await see(...after, pull.done, status.nextPull, '2 minutes ago');
    for (const [code, sentence] of [
      [422, errors.invalid_request],
      [403, errors.forbidden],
      [401, errors.session_expired],
    ] as const) {
      const end = await failReads(code);
      await see(...after, pull.done, status.nextPull, '2 minutes ago', sentence, status.retry);
      end();
    }
    await pass(0);
    await press(disconnect.disconnect);
    await see(...after, pull.done, status.nextPull, '2 minutes ago', ...question);
    await press(disconnectDialog.confirm);
    await see(
      own,
      ...rest,
      say(status.disconnected, { name: XERO }),
      status.lastPulled,
      '2 minutes ago',
    );
  });
});
