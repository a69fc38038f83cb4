/** What partners write, compiled by the `types` stage. Each `@ts-expect-error` fails if its line compiles. */
import {
  createAccountingClient,
  type AccountingClientOptions,
  type AccountingErrorCode,
  type AccountingEvent,
  type ConnectionStatusValue,
  type ConnectPhase,
  type ConsentPhase,
  type DisconnectPhase,
  type Locale,
  type MessageOverrides,
  type Messages,
  type PullPhase,
  type Translate,
} from 'react-accounting-connect';
import { de } from 'react-accounting-connect/locales/de';
import { createProxyHandler } from 'react-accounting-connect/server';
import { expectTypeOf } from 'vitest';
import type { ConnectProgress } from '../../src/engine/connect/connectReducer.ts';
import type { ConsentState } from '../../src/engine/consent/createConsent.ts';
import type { DisconnectState } from '../../src/engine/disconnect/disconnectReducer.ts';
import type { PullState } from '../../src/engine/pull/pullReducer.ts';

// The phases of the hooks are those of the machines.
expectTypeOf<ConnectPhase>().toEqualTypeOf<ConnectProgress['phase']>();
expectTypeOf<ConsentPhase>().toEqualTypeOf<ConsentState['phase']>();
expectTypeOf<DisconnectPhase>().toEqualTypeOf<DisconnectState['phase']>();
expectTypeOf<PullPhase>().toEqualTypeOf<PullState['phase']>();

/** A switch over every event needs no default. */
export function describeEvent(event: AccountingEvent): string {
  switch (event.type) {
    case 'connect_started':
    case 'connect_cancelled':
    case 'authorization_opened':
    case 'authorization_blocked':
    case 'deauthorized':
      return event.platform ?? 'unknown';
    case 'connected':
      return String(event.isFromThisPage);
    case 'books_changed':
      return event.previousConnectionId;
    case 'disconnected':
      return event.reason;
    case 'pull_started':
    case 'pull_completed':
      return event.resourceType ?? 'all';
    case 'pull_failed':
      return event.code;
    case 'record_pushed':
      return event.syncStatus;
    case 'error':
      return event.requestId ?? event.code;
  }
}

// @ts-expect-error -- an event is missing, so the function may return nothing
export function describeSome(event: AccountingEvent): string {
  switch (event.type) {
    case 'connected':
      return event.connectionId;
  }
}

export function isUnknownEvent(event: AccountingEvent): boolean {
  // @ts-expect-error -- no such event
  return event.type === 'connect_finished';
}

export const titles: Record<PullPhase, string> = {
  idle: 'Sync',
  requesting: 'Starting',
  running: 'Syncing',
  complete: 'Done',
  failed: 'Failed',
};

expectTypeOf<'session_expired'>().toExtend<AccountingErrorCode>();
// @ts-expect-error -- no such code
expectTypeOf<'session_gone'>().toExtend<AccountingErrorCode>();
expectTypeOf<'pending_auth'>().toExtend<ConnectionStatusValue>();

const credentials = { clientId: 'id', clientSecret: 'secret' };

interface Session {
  companyId: string;
}

/** The handler takes the arguments that `resolveEntity` declares. */
const handler = createProxyHandler({
  ...credentials,
  resolveEntity: (_request, session: Session | null) => session?.companyId,
});
expectTypeOf(handler).parameters.toEqualTypeOf<[Request, Session | null]>();
// @ts-expect-error -- the session is missing
void handler(new Request('https://app.example'));
// @ts-expect-error -- an id is a string
createProxyHandler({ ...credentials, resolveEntity: () => 42 });
// @ts-expect-error -- no such version
createProxyHandler({ ...credentials, resolveEntity: () => 'id', apiVersion: '2022-01-01' });

// @ts-expect-error -- a token is a string or a response of the API
createAccountingClient({ tokenProvider: async () => 42 });
// @ts-expect-error -- no such version
createAccountingClient({ apiVersion: '2022-01-01' });
expectTypeOf<AccountingClientOptions['apiVersion']>().toEqualTypeOf<
  '2023-03-14' | '2024-05-25' | undefined
>();

export const messages: MessageOverrides = { widget: { waiting: 'One moment …' } };
// @ts-expect-error -- no such section
export const wrongSection: MessageOverrides = { wigdet: {} };
export const austrian: Locale = { ...de, tag: 'de-AT' };
export const translated: Locale<Translate> = {
  tag: 'nb',
  messages: (key) => key,
  fallback: de.messages,
};
// @ts-expect-error -- a locale of one's own has all texts
export const halfLocale: Locale = { tag: 'nb', messages: { widget: {} } };
expectTypeOf(de.messages).toEqualTypeOf<Messages>();
