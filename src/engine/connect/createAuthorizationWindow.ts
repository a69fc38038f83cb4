import type { Clock } from '../../lib/Clock.ts';
import { ignoreErrors } from '../../lib/ignoreErrors.ts';
import { getWindowName } from '../names.ts';
import type { OpeningMode } from './AuthorizationMode.ts';
import { isWindowMode } from './AuthorizationMode.ts';
import type { AuthorizationWindow } from './connectReducer.ts';

/** A pending connection, and the URL at which the person authorizes it. */
export interface PendingAuthorization {
  id: string;
  url: string;
}

/** The only owner of the window in which the person authorizes. */
export interface AuthorizationWindowOwner {
  /**
   * Opens the window, or brings it to the front. Call it in the click handler, before any `await`,
   * or browsers block the window. Without a URL, for a new attempt, the window stays blank until
   * `send`.
   */
  open: (mode: OpeningMode, pending: PendingAuthorization | null) => void;
  /** Navigates the blank window to the URL, and names the window after the connection. */
  send: (pending: PendingAuthorization) => void;
  /** Returns how the sign-in opens in this mode, or `null` if the browser blocked the window. */
  getWindowState: (mode: OpeningMode) => AuthorizationWindow | null;
  /** Stops watching the window, because the wait has ended. */
  unwatch: () => void;
  /**
   * Closes the window if it is still blank, and forgets it. A window that shows the page of another
   * company cannot be closed, because its `opener` is cut. The person closes that window.
   */
  close: () => void;
}

export interface AuthorizationWindowOptions {
  clock: Clock;
  /** Called when the window has closed or gone out of sight. This is only a hint to fetch. */
  onVanish: () => void;
  /** Called when the window has been closed or out of sight for a while. */
  onLost: () => void;
}

const WIDTH = 560;
const HEIGHT = 720;
/** The interval of the checks, because browsers have no event for a window that closes. */
const CHECK_INTERVAL = 500;
/** The delay before `onLost`, so that a window that closes after success goes unreported. */
const DOUBT = 2000;

/** Creates the owner. Opens no window by itself. */
export function createAuthorizationWindow(
  options: AuthorizationWindowOptions,
): AuthorizationWindowOwner {
  const { clock, onVanish, onLost } = options;
  let opened: Window | null = null;
  /** The connection that the window shows. `null` while the window is blank. */
  let shownId: string | null = null;
  let cancelCheck: (() => void) | undefined;

  function watch() {
    unwatch();
    let gone = 0;
    const check = () => {
      cancelCheck = clock.startTimer(check, CHECK_INTERVAL);
      if (!opened?.closed) return;
      if (gone === 0) onVanish();
      gone += CHECK_INTERVAL;
      if (gone < DOUBT) return;
      unwatch();
      onLost();
    };
    cancelCheck = clock.startTimer(check, CHECK_INTERVAL);
  }

  function unwatch() {
    cancelCheck?.();
    cancelCheck = undefined;
  }

  function send({ id, url }: PendingAuthorization) {
    if (!opened || shownId !== null || opened.closed) return;
    try {
      opened.name = getWindowName(id);
      opened.location.replace(url);
      shownId = id;
    } catch {
      close();
    }
  }

  /** Leaves no window if the browser blocks the window or does not let us use it. */
  function openBlank(name: string, features: string) {
    opened = null;
    shownId = null;
    try {
      opened = window.open('', name, features);
      // The page of another company must not have access to this page.
      if (opened) opened.opener = null;
    } catch {
      // In-app browsers throw.
      close();
    }
    ignoreErrors(() => {
      // Show a title instead of an unnamed white page until the URL is known.
      if (!opened) return;
      opened.document.title = '…';
      opened.document.documentElement.style.colorScheme = 'light dark';
    });
  }

  function close() {
    unwatch();
    const known = opened;
    opened = null;
    if (known && shownId === null) ignoreErrors(() => known.close());
  }

  return {
    open(mode, pending) {
      if (!isWindowMode(mode)) return;
      const known = opened;
      // The window of another connection cannot be navigated, so a new attempt gets a new window.
      // `closed` is also true behind Cross-Origin-Opener-Policy, where a new window is right too.
      if (known && !known.closed && (shownId === null || shownId === pending?.id)) {
        ignoreErrors(() => known.focus());
        if (!cancelCheck) watch();
        return;
      }
      openBlank(getWindowName(pending?.id ?? clock.now()), mode === 'tab' ? '' : getPopup());
      if (!opened) return;
      watch();
      if (pending) send(pending);
    },
    send,
    getWindowState(mode) {
      if (!isWindowMode(mode)) return mode === 'link' ? 'link' : 'none';
      return opened && (opened.closed ? 'gone' : 'open');
    },
    unwatch,
    close,
  };
}

/** Returns the `window.open` features of a small window centered over this one. */
function getPopup(): string {
  const { screenX, screenY, outerWidth, outerHeight } = window;
  const left = Math.max(0, screenX + (outerWidth - WIDTH) / 2);
  const top = Math.max(0, screenY + (outerHeight - HEIGHT) / 2);
  return `popup,width=${WIDTH},height=${HEIGHT},left=${left},top=${top}`;
}
