import type { Messages } from '../messages/Messages.ts';
import type { AuthorizationWindow } from '../provider/ConnectFlow.ts';
import type { WidgetView } from './getWidgetView.ts';

export interface HeadlineFacts {
  view: WidgetView;
  words: Messages['widget'];
  /** The accounting system's. */
  name: string;
  /** The API's word, shown as it is where we do not know it. */
  status: string | undefined;
  /** The organization whose books these are, where the API says so. */
  organization: string | null;
  isCanceled: boolean;
  /** Of the authorization window. */
  sight: AuthorizationWindow;
  /** Whether this system ends for another one. */
  isLeaving: boolean;
  hasPulled: boolean;
}

export interface Headline {
  title: string;
  /** Short sentences below it. */
  lead: string[];
}

/** What the widget says at the top of each view. */
export function getHeadline(facts: HeadlineFacts): Headline {
  const { view, words, name, organization } = facts;
  switch (view) {
    case 'loading':
      return { title: words.loading, lead: [] };
    case 'load_failed':
      return { title: words.loadFailed, lead: [] };
    case 'not_connected':
      return {
        title: words.notConnected,
        lead: [...(facts.isCanceled ? [words.canceled] : []), words.shared, words.endable],
      };
    case 'creating':
      return {
        title: facts.isLeaving ? words.leaving(name) : words.creating,
        lead: [words.creatingLead],
      };
    case 'awaiting_authorization':
      return facts.sight === 'none' || facts.sight === 'link'
        ? {
            title: words.byLink(name),
            lead: [facts.sight === 'link' ? words.byLinkLead : words.hereLead],
          }
        : {
            title: words.waiting(name),
            lead: [words.waitingLead, ...(facts.sight === 'gone' ? [words.windowGone] : [])],
          };
    case 'blocked':
      return { title: words.blocked(name), lead: [words.blockedLead] };
    case 'taking_long':
      return { title: words.takingLong(name), lead: [words.takingLongLead] };
    case 'pending_auth':
      return { title: words.unfinished(name), lead: [words.unfinishedLead] };
    case 'connected':
      return { title: words.connected(name), lead: organization ? [organization] : [] };
    case 'deauthorized':
      return { title: words.deauthorized(name), lead: [words.deauthorizedLead] };
    case 'disconnected':
      return {
        title: words.disconnected(name),
        lead: facts.hasPulled ? [words.disconnectedLead] : [],
      };
    case 'unknown':
      return { title: words.unknown(name, facts.status ?? ''), lead: [words.unknownLead] };
  }
}
