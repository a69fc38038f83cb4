import { Hono } from 'hono';
import type { ApiVersion } from 'react-accounting-connect';
import type { Sandbox, SandboxPushProblem } from 'react-accounting-connect/sandbox';

const HOUR = 3_600_000;
const DELAY = 2000;
const VERSIONS: readonly ApiVersion[] = ['2023-03-14', '2024-05-25'];

/** What the books need before all objects can be sent there. All of it is missing at first. */
const NEEDS: readonly [SandboxPushProblem, string][] = [
  ['tax_rate', 'the tax rate'],
  ['deduction_tax', 'the tax for deductions'],
  ['product_ledger_account', 'the ledger account for products'],
  ['bill_ledger_account', 'the ledger account for bills'],
  ['payment_ledger_account', 'the ledger account for payments'],
];

/** How the product uses the API. A real product decides this once. */
export interface ApiSettings {
  readonly apiVersion: ApiVersion;
  /** Whether pages get a token and call the API themselves. */
  readonly hasTokens: boolean;
}

export const DEFAULT_SETTINGS: ApiSettings = { apiVersion: '2023-03-14', hasTokens: false };

export interface SandboxControlsOptions {
  getSettings: () => ApiSettings;
  setSettings: (settings: ApiSettings) => void;
}

/** Creates the actions of the sandbox bar. A real product has nothing like it. */
export function createSandboxControls(
  sandbox: Sandbox,
  { getSettings, setSettings }: SandboxControlsOptions,
): Hono {
  let endSlowness: (() => void) | undefined;
  let ahead = 0;
  let missing = NEEDS.map(([problem]) => problem);

  function setSlow(isSlow: boolean) {
    endSlowness?.();
    endSlowness = isSlow ? sandbox.fail({ delay: DELAY, times: Infinity }) : undefined;
  }

  function setVersion(apiVersion: ApiVersion): string {
    setSettings({ ...getSettings(), apiVersion });
    return `The product uses API version ${apiVersion}.`;
  }

  function toggleNeed(problem: SandboxPushProblem, need: string): string {
    const isMissing = !missing.includes(problem);
    missing = isMissing ? [...missing, problem] : missing.filter((other) => other !== problem);
    sandbox.setPushProblems(missing);
    return isMissing
      ? `The books lack ${need}. What needs it will fail when it is sent.`
      : `The books have ${need} now. Send what failed again.`;
  }

  /** Each action returns a sentence about its effect, or throws an Error with the reason. */
  const actions: Record<string, () => string> = {
    ...Object.fromEntries(VERSIONS.map((version) => [version, () => setVersion(version)])),
    ...Object.fromEntries(
      NEEDS.map(([problem, need]) => [problem, () => toggleNeed(problem, need)]),
    ),
    deauthorize() {
      const connected = sandbox.connections.filter(({ status }) => status === 'connected');
      if (connected.length === 0) throw new Error('Nothing is connected.');
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
    fail_push() {
      sandbox.failNextPush();
      return 'The accounting system will refuse the next object that is sent again.';
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
      const hasTokens = !getSettings().hasTokens;
      setSettings({ ...getSettings(), hasTokens });
      return hasTokens
        ? 'The page has a token and calls the API itself.'
        : "The page has no token. The product's server calls the API.";
    },
    reset() {
      setSlow(false);
      ahead = 0;
      missing = NEEDS.map(([problem]) => problem);
      sandbox.reset();
      setSettings(DEFAULT_SETTINGS);
      return 'The sandbox is reset.';
    },
  };

  const app = new Hono();
  const getState = () => ({
    /** The actions that are switched on. */
    on: [
      ...(endSlowness ? ['slow'] : []),
      ...(getSettings().hasTokens ? ['tokens'] : []),
      getSettings().apiVersion,
      ...missing,
    ],
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
