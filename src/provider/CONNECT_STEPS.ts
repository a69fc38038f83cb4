import type { ConnectStep } from './ConnectFlow.ts';

/** What can happen to a `ConnectFlow`. */
export type ConnectSignal =
  /** The person asked to connect. */
  | 'start'
  /** The API made the connection. */
  | 'make'
  /** The authorization is under way: in a window, in place of this page, or by a link. */
  | 'open'
  /** The browser let no window open. */
  | 'block'
  /** The window is closed, or out of sight. */
  | 'lose_window'
  /** The wait takes longer than this system usually does. */
  | 'delay'
  /** The API says that there is nothing to wait for: connected, ended or gone. */
  | 'settle'
  /** Connecting failed, here or at the API. */
  | 'fail'
  /** Canceling or opening again failed: all is as before, and the person is told. */
  | 'trouble'
  /** The person gave up before there was a connection. */
  | 'cancel';

type Steps = {
  readonly [Step in ConnectStep]: { readonly [Signal in ConnectSignal]?: ConnectStep };
};

/** What every step knows. */
const ANYWHERE = { open: 'awaiting_authorization', block: 'blocked', settle: 'idle' } as const;
/** And every step without a request on its way. */
const RESTING = { ...ANYWHERE, start: 'creating' } as const;

/**
 * How connecting goes on: the step that follows on each signal. What is not in here changes
 * nothing. ARCHITECTURE.md shows this table, and a test compares the two.
 */
export const CONNECT_STEPS: Steps = {
  idle: { ...RESTING, trouble: 'idle' },
  creating: { ...ANYWHERE, make: 'creating', fail: 'failed', cancel: 'idle' },
  awaiting_authorization: {
    ...RESTING,
    lose_window: 'awaiting_authorization',
    delay: 'taking_long',
    trouble: 'awaiting_authorization',
  },
  blocked: { ...RESTING, delay: 'taking_long', trouble: 'blocked' },
  taking_long: { ...RESTING, lose_window: 'taking_long', trouble: 'taking_long' },
  failed: { ...RESTING, trouble: 'failed' },
};
