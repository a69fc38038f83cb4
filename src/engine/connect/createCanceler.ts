import { AccountingError } from '../../api/AccountingError.ts';
import type { Connection } from '../../api/Connection.ts';
import { hasOwn } from '../../lib/hasOwn.ts';
import type { DisconnectReason } from '../AccountingEvent.ts';
import type { TaskContext } from '../TaskContext.ts';
import type { CancelOutcome } from './Connector.ts';
import { getFollowedId, isWaiting } from './connectReducer.ts';
import type { AuthorizationWindowOwner } from './createAuthorizationWindow.ts';
import type { ConnectMachine } from './createConnectMachine.ts';
import { isSamePlatform } from './isSamePlatform.ts';
import { runConnectTask } from './runConnectTask.ts';

/** One click on Connect. */
export interface Attempt {
  readonly controller: AbortController;
  /** Whether the request to create a connection has been sent. */
  hasSent: boolean;
}

/** Cancels attempts to connect. */
export interface Canceler {
  cancel: (attempt: Attempt | null) => Promise<CancelOutcome>;
  /** Ends a connection that the API created after Cancel, unless somebody wants it by then. */
  endLate: (late: Connection) => Promise<void>;
}

/** Creates the canceler of one connector. */
export function createCanceler(
  context: TaskContext,
  machine: ConnectMachine,
  authorization: AuthorizationWindowOwner,
): Canceler {
  const { connections, clock, events, isDisposed } = context;

  const end = (isGivenUp: (connection: Connection) => boolean, reason: DisconnectReason | null) =>
    runConnectTask(context, (tasks) => tasks.cancelConnection(context, isGivenUp, reason));

  return {
    async cancel(attempt) {
      if (isDisposed()) return 'ignored';
      const state = machine.get();
      const known = connections.getAll() ?? [];
      const knownIds = new Set(known.map(({ id: knownId }) => knownId));
      const current = connections.getCurrent();
      const isCreating = state.phase === 'creating';
      const id = getFollowedId(state) ?? current?.id;
      const isPending = isCreating || isWaiting(state) || current?.status === 'pending_auth';
      if (state.phase === 'canceling' || !isPending) return 'ignored';
      // Abort the attempt, and end the connection if the API created it anyway.
      if (isCreating) {
        attempt?.controller.abort(new AccountingError('network', 'The person canceled'));
        authorization.close();
      }
      machine.dispatch({ type: 'cancel' });
      const own = machine.get();
      const platform = hasOwn(state, 'platform') ? state.platform : (current?.platform ?? null);
      const isUnanswered = isCreating && attempt?.hasSent === true;
      // The API may have created the connection although no response arrived.
      const isMade = ({ id: madeId, platform: made }: Connection) =>
        machine.get() === own &&
        isUnanswered &&
        isSamePlatform(made, platform) &&
        !knownIds.has(madeId);
      try {
        const ended = await end((found) => found.id === id || isMade(found), 'person');
        const { id: newId, status } = connections.getCurrent() ?? {};
        const previous = current?.id === newId ? current?.status : undefined;
        const isFinished = status === 'connected' && previous !== 'connected';
        const isCanceled = ended !== null || (isCreating && !isFinished);
        // The end of a connection emits its own event.
        if (isCanceled && !ended)
          events.emit({ type: 'connect_cancelled', connectionId: null, platform });
        // If the person has started again in the meantime, leave the new attempt alone.
        if (machine.get() === own) {
          authorization.close();
          if (ended) machine.dispatch({ type: 'cancel_done', connectionId: ended.id });
          // The API may still create the connection.
          else machine.settle(isUnanswered ? { platform, known, at: clock.now() } : undefined);
        }
        if (isCanceled) return 'canceled';
        return isFinished ? 'connected' : 'ignored';
      } catch (cause) {
        return isDisposed() ? 'ignored' : machine.fail('cancel_fail', cause);
      }
    },

    async endLate({ id }) {
      machine.dispatch({ type: 'cancel' });
      const own = machine.get();
      const isUnwanted = () => machine.get() === own;
      try {
        const ended = await end((found) => found.id === id && isUnwanted(), null);
        if (!isUnwanted()) return;
        if (ended) machine.dispatch({ type: 'cancel_done', connectionId: id });
        else machine.settle();
      } catch (cause) {
        if (!isDisposed() && isUnwanted()) machine.fail('cancel_fail', cause);
      }
    },
  };
}
