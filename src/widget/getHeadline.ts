import type { Connection } from '../api/Connection.ts';
import { getStatusText } from '../components/connection-status/getStatusText.ts';
import { getLastPulledAt } from '../hooks/getLastPulledAt.ts';
import type { Words } from '../components/getWords.ts';
import type { UseConnectResult } from '../hooks/useConnect.ts';
import type { WidgetView } from './getWidgetView.ts';

export interface HeadlineFacts {
  view: WidgetView;
  words: Words<'booksQuestion' | 'connect' | 'status' | 'widget'>;
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
  /** Whether the platform was connected just now. */
  isNew: boolean;
  /** Whether the person may only look, so the text asks for nothing. */
  isReadOnly: boolean;
}

/** These views ask nobody to do anything. */
const READABLE: readonly WidgetView[] = ['loading', 'load_failed', 'connected', 'unknown'];

/** The text at the top of each view: a title, and short sentences below it. */
export function getHeadline(facts: HeadlineFacts): [title: string, ...lead: string[]] {
  const { view, name, connection, windowState, choice } = facts;
  const { widget: words, booksQuestion: question, connect, status, format } = facts.words;
  if (facts.isReadOnly && !READABLE.includes(view)) {
    return [getReadOnlyTitle(facts)];
  }
  switch (view) {
    case 'loading':
      return [words.loading];
    case 'load_failed':
      return [status.loadFailed];
    case 'not_connected': {
      const canceled = facts.isCanceled ? [words.canceled] : [];
      return [words.notConnected, ...canceled, words.shared, ...(choice ? [choice] : [])];
    }
    case 'creating':
      return [
        facts.isLeaving ? format(words.leaving, { name }) : words.creating,
        choice ?? words.creatingLead,
      ];
    case 'awaiting_authorization':
      if (windowState === 'link')
        return [format(words.byLink, { name }), format(words.byLinkLead, { name })];
      if (windowState === 'none')
        return [format(words.byLink, { name }), format(words.hereLead, { name })];
      return [
        format(words.waiting, { name }),
        words.waitingLead,
        ...(windowState === 'gone' ? [words.windowGone] : []),
      ];
    case 'blocked':
      return [format(words.blocked, { name }), connect.blocked];
    case 'taking_long':
      return [format(words.takingLong, { name }), words.takingLongLead];
    case 'pending_auth':
      return [format(words.unfinished, { name }), words.unfinishedLead];
    case 'connected':
      return [
        facts.isNew ? format(words.nowConnected, { name }) : `${name} ${words.connected}`,
        ...getOrganization(facts),
      ];
    case 'books_changed':
      return [question.title, format(question.lead, { name })];
    case 'deauthorized':
      return [format(words.deauthorized, { name }), format(words.deauthorizedLead, { name })];
    case 'disconnected':
      return [
        format(words.disconnected, { name }),
        ...(getLastPulledAt(connection) ? [words.disconnectedLead] : []),
      ];
    case 'unknown':
      return [format(words.unknown, { name, status: facts.status ?? '' }), words.unknownLead];
  }
}

/** The status, in words that ask for nothing. */
function getReadOnlyTitle({ status, name, words }: HeadlineFacts): string {
  const { widget, format } = words;
  if (status === 'pending_auth') return format(widget.unfinishedReadOnly, { name });
  if (status === 'deauthorized') return format(widget.deauthorizedReadOnly, { name });
  return getStatusText(status, name, words);
}

/** The owner of the books and their currency, if the API names them. */
function getOrganization({
  connection,
  words: { booksQuestion, format },
}: HeadlineFacts): string[] {
  const { name, legalName, baseCurrency } = connection?.businessInfo ?? {};
  const owner = name?.trim() || legalName?.trim();
  if (!owner) return [];
  return [
    baseCurrency ? format(booksQuestion.books, { company: owner, currency: baseCurrency }) : owner,
  ];
}
