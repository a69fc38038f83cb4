import { Hono } from 'hono';
import type { Sandbox } from 'react-accounting-connect/sandbox';

const HOUR = 3_600_000;
const DELAY = 2000;

export interface SandboxControlsOptions {
  /** Whether pages get a token and call the API themselves. */
  hasTokens: () => boolean;
  setTokens: (hasTokens: boolean) => void;
  onReset: () => void;
}

/** Creates the actions of the sandbox bar. A real product has nothing like it. */
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

  /** Each action returns a sentence about its effect, or throws an Error with the reason. */
  const actions: Record<string, () => string> = {
    deauthorize() {
      const connected = sandbox.connections.filter(({ status }) => status === 'connected');
      if (connected.length === 0) throw new Error('No accounting system is connected.');
      for (const { id } of connected) sandbox.deauthorize(id);
      return 'The accounting system has revoked access. A webhook informs the product.';
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
      return 'The API now rejects all tokens.';
    },
    advance() {
      sandbox.advance(HOUR);
      ahead += HOUR;
      return `The sandbox's clock is ${ahead / HOUR} h ahead.`;
    },
    tokens() {
      setTokens(!hasTokens());
      return hasTokens()
        ? 'The page has a token and calls the API itself.'
        : "The page has no token. The product's server calls the API.";
    },
    reset() {
      setSlow(false);
      ahead = 0;
      sandbox.reset();
      onReset();
      return 'The sandbox is reset.';
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
    if (!action) return context.json({ message: 'Unknown control.' }, 404);
    try {
      return context.json({ message: action(), ...getState() });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return context.json({ message, ...getState() }, 409);
    }
  });
  return app;
}
