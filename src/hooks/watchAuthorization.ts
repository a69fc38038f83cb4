import type { Session } from '../provider/Session.ts';

/** Browsers have no event for it. */
const GLANCE = 500;
/** A window that closes because all is done needs no hint: the API says so meanwhile. */
const DOUBT = 2000;
/** The flow may begin a little after the window. */
const GRACE = 30_000;

/** Asks the API at once when the window is closed, or out of sight: that alone says nothing. */
export function watchAuthorization(session: Session, opened: Window): void {
  let age = 0;
  let gone = 0;
  const timer = setInterval(() => {
    age += GLANCE;
    const isOurs = session.authorization?.window === opened;
    const { step } = session.connecting.get();
    const isWaiting = age < GRACE || (step !== 'idle' && step !== 'failed');
    if (!isOurs || !isWaiting) stop();
    else if (opened.closed) {
      if (gone === 0) session.poller.wake();
      gone += GLANCE;
      if (gone < DOUBT) return;
      session.move('lose_window', { window: 'gone' });
      stop();
    }
  }, GLANCE);
  const stop = () => {
    clearInterval(timer);
    session.releases.delete(stop);
  };
  session.releases.add(stop);
}
