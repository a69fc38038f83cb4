import { Hono } from 'hono';
import type { Sandbox } from 'react-accounting-connect/sandbox';

const HOUR = 3_600_000;
const DELAY = 2000;

export interface SandboxControlsOptions {
  /** Whether pages get a token, and call the API themselves. */
  hasTokens: () => boolean;
  setTokens: (hasTokens: boolean) => void;
  onReset: () => void;
}

/** What the bar at the bottom of the demo does to the sandbox. No product has anything like it. */
export function createSandboxControls(
  sandbox: Sandbox,
  { hasTokens, setTokens, onReset }: SandboxControlsOptions,
): Hono {
  let endSlowness: (() => void) | undefined;
  let ahead = 0;

  function setSlow(isSlow: boolean) {
    endSlowness?.();
    endSlowness = isSlow ? sandbox.fail({ delay: DELAY, times: Infinity }) : undefined;
  }

  /** Each says what has happened, as a sentence; or why it could not, as an Error. */
  const actions: Record<string, () => string> = {
    deauthorize() {
      const connected = sandbox.connections.filter(({ status }) => status === 'connected');
      if (connected.length === 0) throw new Error('Nothing is connected.');
      for (const { id } of connected) sandbox.deauthorize(id);
      return 'Access is revoked at the accounting system, which tells the product by a webhook.';
    },
    slow() {
      setSlow(endSlowness === undefined);
      return endSlowness ? `Every call takes ${DELAY / 1000} s longer.` : 'Calls are fast again.';
    },
    fail() {
      sandbox.fail({ path: '/accounting_connections*', status: 500 });
      return 'The next accounting call answers 500.';
    },
    expire() {
      sandbox.expireTokens();
      return 'All tokens are refused from now on.';
    },
    advance() {
      sandbox.advance(HOUR);
      ahead += HOUR;
      return `The sandbox's clock is ${ahead / HOUR} h ahead.`;
    },
    tokens() {
      setTokens(!hasTokens());
      return hasTokens()
        ? 'The page has a token, and calls the API itself.'
        : "The page has no token: the product's server calls the API for it.";
    },
    reset() {
      setSlow(false);
      ahead = 0;
      sandbox.reset();
      onReset();
      return 'Everything is as at the start.';
    },
  };

  const app = new Hono();
  const getState = () => ({
    isSlow: endSlowness !== undefined,
    hasTokens: hasTokens(),
    signIn: sandbox.signIn,
  });
  app.get('/', (context) => context.json(getState()));
  app.post('/:action', (context) => {
    const action = actions[context.req.param('action')];
    if (!action) return context.json({ message: 'There is no such control.' }, 404);
    try {
      return context.json({ message: action(), ...getState() });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return context.json({ message, ...getState() }, 409);
    }
  });
  return app;
}
