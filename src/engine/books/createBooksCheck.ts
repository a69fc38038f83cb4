import type { Connection } from '../../api/Connection.ts';
import type { ReadableStore } from '../../lib/createStore.ts';
import type { Identity } from '../cache/keys.ts';
import type { Events } from '../createEvents.ts';
import { getBooksChange } from './getBooksChange.ts';
import type { BooksChange } from './getBooksChange.ts';
import { recallAnswers, rememberAnswer } from './rememberAnswer.ts';

/** Checks that a new connection leads to the right books. The value is what people have answered. */
export interface BooksCheck extends ReadableStore<string> {
  /** Returns the change that a person has to confirm before this page syncs. */
  getChange: () => BooksChange | null;
  /** Stores that the books are the right ones. */
  confirm: (change: Pick<BooksChange, 'key'>) => void;
  /** Call it when somebody may have answered in another tab. */
  handleHint: () => void;
  /** Call it when the API has answered. Emits an event for each new change. */
  handleRead: () => void;
}

export interface BooksCheckOptions {
  identity: Identity;
  events: Pick<Events, 'emit'>;
  getConnections: () => readonly Connection[];
  /** Tells the other tabs that something is new. */
  broadcast: () => void;
}

/** Creates the check of one session. Reads the storage each time, because every tab writes to it. */
export function createBooksCheck(options: BooksCheckOptions): BooksCheck {
  const { identity, events, getConnections, broadcast } = options;
  const listeners = new Set<() => void>();
  const emitted = new Set<string>();
  let last: { of: readonly Connection[]; answers: string; change: BooksChange | null } | undefined;
  const get = () => recallAnswers(identity);
  const notify = () => listeners.forEach((listener) => listener());

  /** Most reads bring the same list. */
  function getChange() {
    const of = getConnections();
    const answers = get();
    if (last?.of !== of || last.answers !== answers) {
      last = { of, answers, change: getBooksChange(of, answers) };
    }
    return last.change;
  }

  return {
    get,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getChange,
    confirm({ key }) {
      rememberAnswer(identity, key);
      notify();
      broadcast();
    },
    handleHint: notify,
    handleRead() {
      const change = getChange();
      if (!change || emitted.has(change.key)) return;
      emitted.add(change.key);
      const { connection, previous } = change;
      const { id: connectionId, platform } = connection;
      const previousConnectionId = previous.id;
      events.emit({ type: 'books_changed', connectionId, platform, previousConnectionId });
    },
  };
}
