import type { Clock } from '../../lib/Clock.ts';
import { ignoreErrors } from '../../lib/ignoreErrors.ts';
import { getWindowName } from '../names.ts';
import type { OpeningMode } from './AuthorizationMode.ts';
import { isWindowMode } from './AuthorizationMode.ts';
import type { AuthorizationWindow } from './connectReducer.ts';

/** A pending connection, and the address to authorize it at. */
export interface PendingAuthorization {
  id: string;
  url: string;
}

/** The one owner of the window that the person authorizes in. */
export interface AuthorizationWindowOwner {
  /**
   * Opens the window, or brings it to the front. Must run in the click, before anything is awaited,
   * or browsers block it. Without an address, for a new attempt, it stays blank until `send`.
   */
  open: (mode: OpeningMode, pending: PendingAuthorization | null) => void;
  /** Takes the blank window to the address, under the name of the connection. */
  send: (pending: PendingAuthorization) => void;
  /** How the sign-in opens in this mode; `null`: in a window, but the browser let none open. */
  getWindowState: (mode: OpeningMode) => AuthorizationWindow | null;
  /** Stops watching: nothing is waited for any more. */
  unwatch: () => void;
  /**
   * Closes the window while it is blank, and forgets it. Once it shows the page of another company
   * the browser refuses, as its `opener` is cut: the person closes it.
   */
  close: () => void;
}

export interface AuthorizationWindowOptions {
  clock: Clock;
  /** The window is closed, or out of sight, which alone says nothing: ask the API. */
  onVanish: () => void;
  /** It has been so for a while. */
  onLost: () => void;
}

const WIDTH = 560;
const HEIGHT = 720;
/** Browsers have no event for a window that closes. */
const CHECK_INTERVAL = 500;
/** A window that closes after success needs no notice. */
const DOUBT = 2000;

/** Creates the owner. Opens nothing by itself. */
export function createAuthorizationWindow(
  options: AuthorizationWindowOptions,
): AuthorizationWindowOwner {
  const { clock, onVanish, onLost } = options;
  let opened: Window | null = null;
  let isBlank = true;
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
    if (!opened || !isBlank || opened.closed) return;
    try {
      opened.name = getWindowName(id);
      opened.location.replace(url);
      isBlank = false;
    } catch {
      close();
    }
  }

  /** Leaves no window where the browser lets none open, or one that it will not let us use. */
  function openBlank(name: string, features: string) {
    opened = null;
    isBlank = true;
    try {
      opened = window.open('', name, features);
      // The page of another company must not reach back into this one.
      if (opened) opened.opener = null;
    } catch {
      // In-app browsers throw.
      close();
    }
    ignoreErrors(() => {
      // Not a white page without a name, for as long as it waits for its address.
      if (!opened) return;
      opened.document.title = '…';
      opened.document.documentElement.style.colorScheme = 'light dark';
    });
  }

  function close() {
    unwatch();
    const known = opened;
    opened = null;
    if (known && isBlank) ignoreErrors(() => known.close());
  }

  return {
    open(mode, pending) {
      if (!isWindowMode(mode)) return;
      const known = opened;
      // The window of an earlier attempt cannot be sent elsewhere: a new attempt gets its own.
      // `closed` also reads true behind Cross-Origin-Opener-Policy: then a new one is right too.
      if (known && !known.closed && (isBlank || pending)) {
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

/** The features of a small window in the middle of this one. */
function getPopup(): string {
  const { screenX, screenY, outerWidth, outerHeight } = window;
  const left = Math.max(0, screenX + (outerWidth - WIDTH) / 2);
  const top = Math.max(0, screenY + (outerHeight - HEIGHT) / 2);
  return `popup,width=${WIDTH},height=${HEIGHT},left=${left},top=${top}`;
}
