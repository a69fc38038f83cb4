import { AccountingError } from '../../api/AccountingError.ts';
import type { Connection } from '../../api/Connection.ts';
import { createChildController } from '../../lib/createChildController.ts';
import { createStore } from '../../lib/createStore.ts';
import type { Commit } from '../createConnections.ts';
import { runTask, toAccountingError } from '../runTask.ts';
import type { OpeningMode } from './AuthorizationMode.ts';
import type { Connector, ConnectOutcome, ConnectorOptions } from './Connector.ts';
import { connectReducer, getFollowedId, getInitialState, isWaiting } from './connectReducer.ts';
import type { ConnectEvent } from './connectReducer.ts';
import { createAuthorizationWindow } from './createAuthorizationWindow.ts';
import { getAuthorizationUrl } from './getAuthorizationUrl.ts';
import { getConnectEvent, getDelay } from './getConnectEvent.ts';
import { recallConnect, rememberConnect } from './rememberConnect.ts';

const loadTasks = () => import('./connectTasks.ts');

/** Creates the connector of one session. Starts nothing by itself. */
export function createConnector(options: ConnectorOptions): Connector {
  const { context, getOwner, onHint, onPaceChange } = options;
  const { identity, connections, clock, emit, emitError, isOver, signal: lifetime } = context;
  const store = createStore(getInitialState(connections.getAll()));
  /** The attempt that is under way, or was last. */
  let attempt: AbortController | null = null;
  /** Whether the attempt has asked the API for a connection. */
  let hasSent = false;
  let remembered: string | null = null;
  /** The connection that this tab waited for before it was loaded again. */
  let recalled: string | null = null;

  const authorization = createAuthorizationWindow({
    clock,
    onVanish: onHint,
    onLost: () => dispatch({ type: 'lose_window' }),
  });

  function dispatch(event: ConnectEvent) {
    const state = connectReducer(store.get(), event);
    if (state === store.get()) return;
    store.set(state);
    const followedId = getFollowedId(state);
    if (followedId !== remembered) {
      rememberConnect(identity, followedId, remembered);
      remembered = followedId;
    }
    if (!isWaiting(state) && !['creating', 'canceling'].includes(state.phase)) {
      authorization.unwatch();
    }
  }

  /** Nothing is waited for any more: it is connected, or has ended. */
  function settle() {
    const isConnected = connections.getCurrent()?.status === 'connected';
    dispatch({ type: isConnected ? 'connect' : 'settle' });
  }

  function fail(type: 'fail' | 'reopen_fail' | 'cancel_fail', cause: unknown): 'failed' {
    const error = toAccountingError(cause);
    dispatch({ type, error });
    emitError(error);
    return 'failed';
  }

  /** Waits for the person, in the window that is open already or in the way the partner wants. */
  function awaitAuthorization(mode: OpeningMode): ConnectOutcome {
    const connection = connections.getCurrent();
    const url = getAuthorizationUrl(connection);
    if (connection?.status === 'pending_auth' && url === null) {
      throw new AccountingError('unsafe_authorization_url', 'connection_url is not https');
    }
    if (!connection || url === null) {
      // In this very moment it became something else.
      authorization.close();
      settle();
      return connection?.status === 'connected' ? 'connected' : 'ignored';
    }
    const { id: connectionId, platform } = connection;
    authorization.send({ id: connectionId, url });
    const window = authorization.getSight(mode);
    const waiting = { platform, connectionId, startedAt: clock.now() };
    dispatch(window ? { type: 'open', window, ...waiting } : { type: 'block', ...waiting });
    const type = window ? 'authorization_opened' : 'authorization_blocked';
    if (mode !== 'link') emit({ type, connectionId, platform });
    onPaceChange();
    if (mode === 'redirect') location.assign(url);
    else if (typeof mode === 'function') mode(url, connection);
    return window ? 'awaiting_authorization' : 'blocked';
  }

  function reopen(mode: OpeningMode): ConnectOutcome {
    // `creating` opens its own window; `canceling` needs none.
    if (isOver() || ['creating', 'canceling'].includes(store.get().phase)) return 'ignored';
    const current = connections.getCurrent();
    const url = getAuthorizationUrl(current);
    if (current && url) authorization.open(mode, { id: current.id, url });
    try {
      return awaitAuthorization(mode);
    } catch (cause) {
      return fail('reopen_fail', cause);
    }
  }

  const connect: Connector['connect'] = async ({ platform: wanted, mode, replace }) => {
    if (isOver()) return 'ignored';
    const state = store.get();
    const followedId = getFollowedId(state);
    // The person is signing in: a fresh start would discard what they typed.
    if (followedId !== null && isWaiting(state) && !replace) {
      if (wanted === undefined || wanted === state.platform) return reopen(mode);
    }
    authorization.open(mode, null);
    if (state.phase === 'creating') return 'ignored';
    // The one on the screen, which the person was asked about.
    const replaced = replace ? connections.getCurrent() : null;
    const key = wanted ?? replaced?.platform ?? undefined;
    const platform = key ?? null;
    dispatch({ type: 'start', platform, startedAt: clock.now() });
    emit({ type: 'connect_started', platform });
    const own = createChildController(lifetime);
    attempt = own;
    const { signal } = own;
    hasSent = false;
    const onSend = () => void (hasSent = true);
    const onCreate = ({ id }: Connection) => dispatch({ type: 'create', connectionId: id });
    try {
      const connection = await runTask(
        loadTasks,
        (tasks) =>
          tasks.findOrCreateConnection(context, { key, replaced, signal, onSend, onCreate }),
        clock,
      );
      // The person canceled meanwhile, or the session has ended: send nobody anywhere.
      if (signal.aborted) return 'canceled';
      if (connection.status !== 'pending_auth') {
        authorization.close();
        settle();
        return connection.status === 'connected' ? 'connected' : 'ignored';
      }
      return awaitAuthorization(mode);
    } catch (cause) {
      if (signal.aborted) return 'canceled';
      authorization.close();
      return fail(store.get().phase === 'creating' ? 'fail' : 'reopen_fail', cause);
    } finally {
      own.abort();
    }
  };

  const cancel: Connector['cancel'] = async () => {
    if (isOver()) return 'ignored';
    const state = store.get();
    const known = connections.getAll() ?? [];
    const isKnown = (one: string) => known.some((before) => before.id === one);
    const current = connections.getCurrent();
    const isCreating = state.phase === 'creating';
    const id = getFollowedId(state) ?? current?.id;
    const isPending = isCreating || isWaiting(state) || current?.status === 'pending_auth';
    if (state.phase === 'canceling' || !isPending) return 'ignored';
    const given = attempt;
    // Abort the attempt, and end the connection if the API created it anyway.
    if (isCreating) {
      given?.abort(new AccountingError('network', 'The person gave up'));
      authorization.close();
    }
    dispatch({ type: 'cancel' });
    const platform = 'platform' in state ? state.platform : (current?.platform ?? null);
    // The API may have created it although the response never came.
    const isMade = ({ id: madeId, platform: made }: Connection) =>
      isCreating && hasSent && [null, made].includes(platform) && !isKnown(madeId);
    try {
      const ended = await runTask(
        loadTasks,
        (tasks) => tasks.cancelConnection(context, (found) => found.id === id || isMade(found)),
        clock,
      );
      const is = connections.getCurrent();
      const was = current?.id === is?.id ? current?.status : undefined;
      const isFinished = is?.status === 'connected' && was !== 'connected';
      const isCanceled = ended !== null || (isCreating && !isFinished);
      // The end of a connection is an event of its own.
      if (isCanceled && !ended) emit({ type: 'connect_cancelled', connectionId: null, platform });
      // If the person has started again meanwhile, leave the new attempt alone.
      if (attempt === given) {
        authorization.close();
        if (ended) dispatch({ type: 'cancel_done', connectionId: ended.id });
        else settle();
      }
      if (isCanceled) return 'canceled';
      return isFinished ? 'connected' : 'ignored';
    } catch (cause) {
      if (isOver()) return 'ignored';
      fail('cancel_fail', cause);
      // The API may have answered meanwhile.
      handleRead(known, connections.getAll() ?? known);
      return 'failed';
    }
  };

  /** This page was loaded again while the person authorized. */
  function resume(after: readonly Connection[]) {
    const waiting = after.find(
      ({ id, status: word }) => id === recalled && word === 'pending_auth',
    );
    if (!waiting) rememberConnect(identity, null, recalled);
    else if (getFollowedId(store.get()) === null) {
      const { id: connectionId, platform } = waiting;
      const window = getOwner()?.opensWindow() === false ? 'none' : 'gone';
      dispatch({ type: 'open', connectionId, platform, window, startedAt: clock.now() });
    }
    recalled = null;
  }

  const getSetupMinutes = () => {
    const state = store.get();
    return getOwner()?.getSetupMinutes('platform' in state ? state.platform : null);
  };

  function handleRead(before: Commit['before'], after: Commit['after']) {
    const event = getConnectEvent(store.get(), { before, after }, clock.now(), getSetupMinutes());
    if (event) dispatch(event);
  }

  function handleCommit({ before, after, isFirst }: Commit) {
    if (isFirst) recalled = recallConnect(identity);
    if (recalled !== null) resume(after);
    handleRead(before, after);
  }

  lifetime.addEventListener('abort', () => {
    if (store.get().phase === 'creating') settle();
    authorization.close();
  });

  return {
    get: store.get,
    subscribe: store.subscribe,
    connect,
    reopen,
    cancel,
    handleCommit,
    handleTime() {
      const event = getDelay(store.get(), clock.now(), getSetupMinutes());
      if (event) dispatch(event);
    },
    getFollowedId: () => getFollowedId(store.get()),
  };
}
