import { vi } from 'vitest';
// A real page loads these on demand. Importing them up front avoids waiting for the bundler.
import '../../../src/engine/connect/connectTasks.ts';
import '../../../src/engine/pull/pullTasks.ts';
import { createAccountingClient } from '../../../src/engine/createAccountingClient.ts';
import type { Session } from '../../../src/engine/Session.ts';
import { untilAborted } from '../../../src/lib/untilAborted.ts';
import { stubWindows } from '../../stubWindows.ts';
import type { ReplayClock } from './createReplayClock.ts';
import { getScreenText } from './getScreenText.ts';
import { ENTITY } from './History.ts';
import type { History, Input, Verb } from './History.ts';

type Reply = Extract<Input, { call: number }>;

/** A call from the page, which the recorder or the replay answers later. */
export type Call = { number: number } & (
  { type: 'token' } | { type: 'request'; url: string; init: RequestInit }
);

export interface Page {
  /** The output: requests, phases with the text on the screen, events, outcomes and windows. */
  readonly trace: readonly unknown[];
  receive: (input: Input) => void;
  /** Records the current text on the screen if it has changed. */
  recordScreen: () => void;
  close: () => void;
}

const API = 'https://api.test/v1';

/** Runs the engine on a page without React. All input arrives through `receive`. */
export function createPage(
  clock: ReplayClock,
  { apiVersion, canOpenWindows }: Pick<History, 'apiVersion' | 'canOpenWindows'>,
  onCall: (call: Call) => void,
): Page {
  const trace: unknown[] = [];
  const waiting = new Map<number, (reply: Reply) => void>();
  const channels = new Set<EventTarget>();
  const windows = stubWindows(canOpenWindows);
  let calls = 0;
  let isHidden = false;
  let last = '';
  const record = (what: object) => void trace.push({ at: clock.now(), ...what });

  function call(what: { type: 'token' } | { type: 'request'; url: string; init: RequestInit }) {
    calls += 1;
    const number = calls;
    const reply = new Promise<Reply>((resolve) => waiting.set(number, resolve));
    onCall({ number, ...what });
    return reply;
  }

  class Channel extends EventTarget {
    constructor() {
      super();
      channels.add(this);
    }
    postMessage(message: unknown) {
      record({ posted: message });
    }
    close() {
      channels.delete(this);
    }
  }
  vi.stubGlobal('BroadcastChannel', Channel);
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() =>
    isHidden ? 'hidden' : 'visible',
  );

  const client = createAccountingClient({
    apiUrl: API,
    apiVersion,
    clock,
    async fetch(input, { signal, ...init } = {}) {
      const url = String(input);
      record({ request: `${init.method} ${url.replace(API, '')}`, body: init.body });
      const reply = await untilAborted(call({ type: 'request', url, init }), signal ?? undefined);
      if (reply.type !== 'answer') throw new TypeError('Failed to fetch');
      const { status, headers, body } = reply;
      return new Response(body, { status, headers });
    },
    async tokenProvider({ reason, signal }) {
      record({ token: reason });
      const reply = await untilAborted(call({ type: 'token' }), signal);
      if (reply.type !== 'token') throw new Error('There is no token');
      return { access_token: reply.token, expires_in: 600 };
    },
  });

  function mount() {
    const session = client.getSession(ENTITY);
    const { connector, puller, disconnector, connections } = session;
    const owner = {
      opensWindow: () => true,
      getSetupMinutes: () => undefined,
      getConsentVersion: () => undefined,
    };
    const ends = [
      session.retain(owner),
      session.listen((event) => record({ event, ...describe(session) })),
      ...[connector, puller, disconnector].map((store) => store.subscribe(recordScreen)),
      connections.observe(),
    ];
    return { session, unmount: () => ends.toReversed().forEach((end) => end()) };
  }

  const describe = (session: Session) => ({
    connect: session.connector.get().phase,
    pull: session.puller.get().phase,
    disconnect: session.disconnector.get().phase,
    status: session.connections.getCurrent()?.status,
    text: getScreenText(session),
  });

  function recordScreen() {
    const screen = { ...describe(mounted.session), windows };
    const text = JSON.stringify(screen);
    if (text === last) return;
    last = text;
    record(JSON.parse(text));
  }

  let mounted = mount();

  function follow(verb: string, action: Promise<unknown>) {
    action.then(
      (outcome) => record({ verb, outcome }),
      (reason: unknown) => record({ verb, rejected: String(reason) }),
    );
  }

  function act(input: Verb) {
    const { connector, puller, disconnector, connections } = mounted.session;
    const { verb } = input;
    switch (verb) {
      case 'connect': {
        const { platform, mode, replace } = input;
        follow(verb, connector.connect({ platform, mode, replace }));
        return;
      }
      case 'pull':
        follow(verb, puller.start(input.resourceType));
        return;
      case 'reopen':
        record({ verb, outcome: connector.reopen('popup') });
        return;
      case 'check':
        follow(verb, connections.refresh());
        return;
      case 'cancel':
        follow(verb, connector.cancel());
        return;
      case 'disconnect':
        follow(verb, disconnector.disconnect());
        return;
      case 'remount':
        mounted.unmount();
        queueMicrotask(() => {
          mounted = mount();
          recordScreen();
        });
    }
  }

  return {
    trace,
    recordScreen,
    close: () => mounted.unmount(),
    receive(input) {
      switch (input.type) {
        case 'verb':
          act(input);
          return;
        case 'signal':
          isHidden = input.signal === 'hide' || (isHidden && input.signal !== 'show');
          signal(input.signal);
          return;
        case 'message': {
          const { type: _type, ...news } = input;
          const data = { ...news, entityId: ENTITY };
          for (const one of channels) one.dispatchEvent(new MessageEvent('message', { data }));
          return;
        }
        case 'close_window': {
          const opened = windows.at(-1);
          if (opened) opened.closed = true;
          return;
        }
        case 'token':
        case 'answer':
        case 'failure':
          waiting.get(input.call)?.(input);
          waiting.delete(input.call);
      }
    },
  };
}

function signal(name: 'focus' | 'online' | 'pageshow' | 'hide' | 'show') {
  switch (name) {
    case 'focus':
    case 'online':
      window.dispatchEvent(new Event(name));
      return;
    case 'pageshow':
      window.dispatchEvent(Object.assign(new Event(name), { persisted: true }));
      return;
    case 'hide':
    case 'show':
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }
}
