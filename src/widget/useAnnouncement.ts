import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { AccountingError } from '../api/AccountingError.ts';

interface AnnouncementFacts {
  view: string;
  /** What the widget says in this view. */
  headline: string;
  /** How the sync goes, or an empty text. */
  progress: string;
  /** Whether the title got the focus with this view, so that a screen reader reads it by itself. */
  isTitleRead: RefObject<boolean>;
  /** The failure that an alert explains. A new one announces itself. */
  failure: AccountingError | undefined;
}

/**
 * Returns what a live region should say: each change once, and nothing on load. Call it after
 * `useLostFocus`.
 */
export function useAnnouncement(facts: AnnouncementFacts): string {
  const { view, headline, progress, isTitleRead, failure } = facts;
  const [announcement, setAnnouncement] = useState('');
  const known = useRef<Pick<AnnouncementFacts, 'view' | 'progress' | 'failure'> | null>(null);

  useEffect(() => {
    if (view === 'loading') return;
    const last = known.current;
    known.current = { view, progress, failure };
    if (!last || (last.view === view && last.progress === progress)) return;
    const isNewView = last.view !== view;
    const hasNewAlert = failure !== undefined && failure !== last.failure;
    const isSilent = !isNewView || isTitleRead.current || hasNewAlert;
    const text = [!isSilent && headline, progress].filter(Boolean).join(' ');
    // Also clears what is no longer true, because people can read a live region later.
    setAnnouncement(text);
  }, [view, headline, progress, isTitleRead, failure]);

  return announcement;
}
