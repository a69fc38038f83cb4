import { AccountingError } from '../../api/AccountingError.ts';
import type { Connection } from '../../api/Connection.ts';
import { createChildController } from '../../lib/createChildController.ts';
import { hasOwn } from '../../lib/hasOwn.ts';
import { untilAborted } from '../../lib/untilAborted.ts';
import type { Commit } from '../createConnections.ts';
import type { OpeningMode } from './AuthorizationMode.ts';
import type { Connector, ConnectOutcome, ConnectorOptions } from './Connector.ts';
import { getFollowedId, isWaiting } from './connectReducer.ts';
import { createCanceler } from './createCanceler.ts';
import type { Attempt } from './createCanceler.ts';
import { createConnectMachine } from './createConnectMachine.ts';
import { createAuthorizationWindow } from './createAuthorizationWindow.ts';
import { getAuthorizationUrl } from './getAuthorizationUrl.ts';
import {
  findLateConnection,
  getConnectEvent,
  getDelay,
  getWaitingSince,
} from './getConnectEvent.ts';
import { isSamePlatform } from './isSamePlatform.ts';
import { rememberConnect } from './rememberConnect.ts';
import { runConnectTask } from './runConnectTask.ts';

/** Creates the connector of one session. Starts nothing by itself. */
export function createConnector(options: ConnectorOptions): Connector {
  const { context, getOwner, onHint, onPaceChange } = options;
  const { identity, api, connections, consent, clock, events, isDisposed } = context;
  const { signal: lifetime } = context;
  const machine = createConnectMachine(context);
  const { dispatch, settle, fail } = machine;
  /** The current attempt, or else the last one. */
  let attempt: Attempt | null = null;
  /** The connection that this tab waited for before the reload, until the API has answered. */
  let recalled = options.recalledId;

  const authorization = createAuthorizationWindow({
    clock,
    onVanish: onHint,
    onLost: () => dispatch({ type: 'lose_window' }),
  });
  machine.subscribe(() => {
    const state = machine.get();
    if (!isWaiting(state) && !['creating', 'canceling'].includes(state.phase)) {
      authorization.unwatch();
    }
  });
  const canceler = createCanceler(context, machine, authorization);

  /** Sends the person to the sign-in, in the open window or as `mode` says, and starts the wait. */
  function awaitAuthorization(mode: OpeningMode): ConnectOutcome {
    const connection = connections.getCurrent();
    const url = getAuthorizationUrl(connection);
    if (connection?.status === 'pending_auth' && url === null) {
      throw new AccountingError(
        'unsafe_authorization_url',
        'connection_url is not an absolute https address',
      );
    }
    if (!connection || url === null) {
      // The connection has just changed.
      authorization.close();
      settle();
      return connection?.status === 'connected' ? 'connected' : 'ignored';
    }
    const { id: connectionId } = connection;
    const state = machine.get();
    const isOwn = state.phase === 'creating' || getFollowedId(state) === connectionId;
    // The API may not name the platform, or in another way, so remember what the person chose.
    const platform = (isOwn && hasOwn(state, 'platform') && state.platform) || connection.platform;
    authorization.send({ id: connectionId, url });
    const window = authorization.getWindowState(mode);
    const waiting = { platform, connectionId, startedAt: clock.now() };
    dispatch(window ? { type: 'open', window, ...waiting } : { type: 'block', ...waiting });
    const type = window ? 'authorization_opened' : 'authorization_blocked';
    if (mode !== 'link') events.emit({ type, connectionId, platform });
    onPaceChange();
    if (mode === 'redirect') location.assign(url);
    else if (typeof mode === 'function') mode(url, { ...connection, authorizationUrl: url });
    return window ? 'awaiting_authorization' : 'blocked';
  }

  function reopen(mode: OpeningMode): ConnectOutcome {
    // `creating` opens its own window; `canceling` needs none.
    if (isDisposed() || ['creating', 'canceling'].includes(machine.get().phase)) return 'ignored';
    const current = connections.getCurrent();
    const url = getAuthorizationUrl(current);
    // Nothing to reopen: a failure stays on the screen.
    if (current?.status !== 'pending_auth') {
      return current?.status === 'connected' ? 'connected' : 'ignored';
    }
    if (url) authorization.open(mode, { id: current.id, url });
    try {
      return awaitAuthorization(mode);
    } catch (cause) {
      return fail('reopen_fail', cause);
    }
  }

  /** Opens and sends nothing, because the person has not agreed. A wait for other software goes on. */
  function refuse(platform: string | null): 'failed' {
    const isWaitingElse = isWaiting(machine.get());
    if (!isWaitingElse) dispatch({ type: 'start', platform, startedAt: clock.now() });
    const error = new AccountingError('consent_required', 'Show the consent, and call agree()');
    return fail(isWaitingElse ? 'reopen_fail' : 'fail', error);
  }

  const connect: Connector['connect'] = async ({ platform: named, mode, replace }) => {
    if (isDisposed()) return 'ignored';
    const wanted = api.canChoosePlatform ? named : undefined;
    const state = machine.get();
    const followedId = getFollowedId(state);
    // The person is signing in. A new attempt would discard what they typed.
    if (followedId !== null && isWaiting(state) && !replace) {
      if (isSamePlatform(wanted, state.platform)) return reopen(mode);
    }
    if (state.phase === 'creating') {
      authorization.open(mode, null);
      return 'ignored';
    }
    // The connection on the screen, which the person has confirmed.
    const current = connections.getCurrent();
    const replaced = replace ? current : null;
    // If the person chooses while signing in, the platform is unknown until the API names it.
    const known = api.canChoosePlatform ? current?.platform : undefined;
    const key = wanted ?? (replace ? known : undefined) ?? undefined;
    // Without a key, resume a pending connection, or reconnect a deauthorized one.
    const hasEnded = current?.status === 'disconnected';
    const platform = key ?? (hasEnded ? null : known) ?? null;
    if (consent.isNeeded({ platform: key, replace })) return refuse(platform);
    authorization.open(mode, null);
    dispatch({ type: 'start', platform, startedAt: clock.now() });
    events.emit({ type: 'connect_started', platform });
    const own: Attempt = { controller: createChildController(lifetime), hasSent: false };
    attempt = own;
    const { signal } = own.controller;
    const onSend = () => void (own.hasSent = true);
    const onCreate = ({ id }: Connection) => dispatch({ type: 'create', connectionId: id });
    try {
      await untilAborted(consent.waitForRecord(), signal);
      const request = { key, replaced, signal, onSend, onCreate };
      const connection = await runConnectTask(context, (tasks) =>
        tasks.findOrCreateConnection(context, request),
      );
      // The person has canceled, or the session has ended, so do not open the sign-in.
      if (signal.aborted) return isDisposed() ? 'ignored' : 'canceled';
      consent.end();
      if (connection.status !== 'pending_auth') {
        authorization.close();
        settle();
        return connection.status === 'connected' ? 'connected' : 'ignored';
      }
      return awaitAuthorization(mode);
    } catch (cause) {
      if (signal.aborted) return isDisposed() ? 'ignored' : 'canceled';
      authorization.close();
      return fail(machine.get().phase === 'creating' ? 'fail' : 'reopen_fail', cause);
    } finally {
      own.controller.abort();
    }
  };

  const cancel: Connector['cancel'] = async () => {
    const known = connections.getAll() ?? [];
    consent.end();
    const outcome = await canceler.cancel(attempt);
    // The API may have answered in the meantime.
    if (outcome === 'failed') handleRead(known, connections.getAll() ?? known);
    onPaceChange();
    return outcome;
  };

  /** Resumes the wait if the page was reloaded while the person authorized. */
  function resume(after: readonly Connection[]) {
    const waiting = after.find(
      ({ id, status: word }) => id === recalled && word === 'pending_auth',
    );
    if (!waiting) rememberConnect(identity, null, recalled);
    else if (getFollowedId(machine.get()) === null) {
      const { id: connectionId, platform } = waiting;
      const window = getOwner()?.opensWindow() === false ? 'none' : 'gone';
      dispatch({ type: 'open', connectionId, platform, window, startedAt: clock.now() });
    }
    recalled = null;
  }

  const getSetupMinutes = () => {
    const state = machine.get();
    return getOwner()?.getSetupMinutes(hasOwn(state, 'platform') ? state.platform : null);
  };

  function handleRead(before: Commit['before'], after: Commit['after']) {
    const event = getConnectEvent(machine.get(), { before, after }, clock.now(), getSetupMinutes());
    if (event) dispatch(event);
    const late = findLateConnection(machine.get(), after, clock.now());
    if (late) void canceler.endLate(late);
  }

  function handleCommit({ before, after }: Commit) {
    if (recalled !== null) resume(after);
    handleRead(before, after);
  }

  lifetime.addEventListener('abort', () => {
    if (machine.get().phase === 'creating') settle();
    authorization.close();
  });

  return {
    get: machine.get,
    subscribe: machine.subscribe,
    connect,
    reopen,
    cancel,
    handleCommit,
    handleTime() {
      const event = getDelay(machine.get(), clock.now(), getSetupMinutes());
      if (event) dispatch(event);
    },
    getFollowedId: () => getFollowedId(machine.get()),
    handleTakeOver: () => dispatch({ type: 'take_over' }),
    getWaitingSince: () => getWaitingSince(machine.get(), clock.now()),
  };
}
