import type { Messages } from '../messages/Messages.ts';
import type { WidgetView } from './getWidgetView.ts';

export interface HeadlineFacts {
  view: WidgetView;
  words: Messages['widget'];
  /** The accounting system's. */
  name: string;
  /** The API's word, shown as it is where we do not know it. */
  status: string | undefined;
  /** The longest usual set-up of this system, and of any, in minutes. */
  minutes: { own: number | undefined; most: number };
  /** The organization whose books these are, where the API says so. */
  organization: string | null;
  isCanceled: boolean;
  isSwitching: boolean;
}

export interface Headline {
  title: string;
  /** Short sentences below it. */
  lead: string[];
}

/** What the widget says at the top of each view. */
export function getHeadline(facts: HeadlineFacts): Headline {
  const { view, words, name, minutes, organization } = facts;
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
      return { title: words.creating, lead: [words.creatingLead] };
    case 'awaiting_authorization':
      return { title: words.waiting(name), lead: [words.waitingLead] };
    case 'blocked':
      return { title: words.blocked(name), lead: [words.blockedLead] };
    case 'taking_long': {
      const long = minutes.own
        ? [words.takesUpTo(name, minutes.own)]
        : minutes.most > 0
          ? [words.someTakeUpTo(minutes.most)]
          : [];
      return { title: words.takingLong(name), lead: [...long, words.takingLongLead] };
    }
    case 'pending_auth':
      return { title: words.unfinished(name), lead: [words.unfinishedLead] };
    case 'connected':
      return { title: words.connected(name), lead: organization ? [organization] : [] };
    case 'deauthorized':
      return { title: words.deauthorized(name), lead: [words.deauthorizedLead] };
    case 'disconnected':
      return {
        title: facts.isSwitching ? words.notConnected : words.disconnected(name),
        lead: facts.isSwitching ? [words.switched(name)] : [words.disconnectedLead],
      };
    case 'unknown':
      return { title: words.unknown(name, facts.status ?? ''), lead: [words.unknownLead] };
  }
}
