import type { Connection } from '../api/Connection.ts';
import { getLastPulledAt } from '../hooks/getLastPulledAt.ts';
import type { Messages } from '../messages/Messages.ts';
import type { UseConnectResult } from '../hooks/useConnect.ts';
import type { WidgetView } from './getWidgetView.ts';

export interface HeadlineFacts {
  view: WidgetView;
  words: Messages['widget'];
  question: Messages['booksQuestion'];
  /** The platform's name. */
  name: string;
  connection: Connection | null;
  /** The status from the API. The headline shows an unknown status unchanged. */
  status: string | undefined;
  isCanceled: boolean;
  /** The state of the authorization window. */
  windowState: UseConnectResult['authorizationWindow'];
  /** How the person chooses the platform while signing in, if not on this page. */
  choice: string | undefined;
  /** Whether a platform is still connected and must be disconnected before the next one. */
  isLeaving: boolean;
}

/** The text at the top of each view: a title, and short sentences below it. */
export function getHeadline(facts: HeadlineFacts): [title: string, ...lead: string[]] {
  const { view, words, name, connection, windowState, choice } = facts;
  switch (view) {
    case 'loading':
      return [words.loading];
    case 'load_failed':
      return [words.loadFailed];
    case 'not_connected': {
      const canceled = facts.isCanceled ? [words.canceled] : [];
      return [
        words.notConnected,
        ...canceled,
        words.shared,
        ...(choice ? [choice] : []),
        words.endable,
      ];
    }
    case 'creating':
      return [facts.isLeaving ? words.leaving(name) : words.creating, choice ?? words.creatingLead];
    case 'awaiting_authorization':
      if (windowState === 'link') return [words.byLink(name), words.byLinkLead];
      if (windowState === 'none') return [words.byLink(name), words.hereLead];
      return [
        words.waiting(name),
        words.waitingLead,
        ...(windowState === 'gone' ? [words.windowGone] : []),
      ];
    case 'blocked':
      return [words.blocked(name), words.blockedLead];
    case 'taking_long':
      return [words.takingLong(name), words.takingLongLead];
    case 'pending_auth':
      return [words.unfinished(name), words.unfinishedLead];
    case 'connected':
      return [words.connected(name), ...getOrganization(facts)];
    case 'books_changed':
      return [facts.question.title, facts.question.lead(name)];
    case 'deauthorized':
      return [words.deauthorized(name), words.deauthorizedLead];
    case 'disconnected':
      return [
        words.disconnected(name),
        ...(getLastPulledAt(connection) ? [words.disconnectedLead] : []),
      ];
    case 'unknown':
      return [words.unknown(name, facts.status ?? ''), words.unknownLead];
  }
}

/** The owner of the books and their currency, if the API names them. */
function getOrganization({ connection, question }: HeadlineFacts): string[] {
  const { name, legalName, baseCurrency } = connection?.businessInfo ?? {};
  const owner = name?.trim() || legalName?.trim();
  if (!owner) return [];
  return [baseCurrency ? question.books(owner, baseCurrency) : owner];
}
