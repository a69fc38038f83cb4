import type { Decorator } from '@storybook/react-vite';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { AccountingProvider } from '../src/provider/AccountingProvider.tsx';
import type { AccountingProviderProps } from '../src/provider/AccountingProvider.tsx';
import { createSandbox } from '../src/sandbox/createSandbox.ts';
import type { Sandbox } from '../src/sandbox/Sandbox.ts';
import type { SandboxOptions } from '../src/sandbox/SandboxOptions.ts';
import type { SandboxRule } from '../src/sandbox/SandboxRule.ts';
import { changeBooks } from '../test/changeBooks.ts';
import { useShownLocale } from './shownLocale.ts';
import { pseudoLocale } from './pseudoLocale.ts';
import { storyLocales } from './storyLocales.ts';

/** The `sandbox` parameter of a story. */
export interface SandboxParameter {
  /** The status of the initial connection. Without it, the story starts unconnected. */
  connection?: string | null;
  /** @default 'xero' */
  platform?: string;
  /** The connection's age in milliseconds. After an hour, the sandbox has pulled automatically. */
  age?: number;
  /** Whether somebody has connected another organization since. */
  hasOtherBooks?: boolean;
  /** What the partner's server says with each answer. `read`: the person may only look. */
  access?: 'read';
  /** The failures to simulate. */
  rules?: readonly SandboxRule[];
  options?: SandboxOptions;
  provider?: Partial<AccountingProviderProps>;
}

let current: Sandbox | undefined;

/** Returns the current story's sandbox, for its `play` function. */
export function getSandbox(): Sandbox {
  if (!current) throw new Error('No story is running on a sandbox');
  return current;
}

function createStorySandbox(id: string, parameter: SandboxParameter): Sandbox {
  const { connection, platform = 'xero', age = 0, rules = [], options, hasOtherBooks } = parameter;
  const sandbox = createSandbox({
    now: () => Date.now() - age,
    rateLimit: Infinity,
    // Each story has its own entity, so that a hanging request does not hold the next story's lock.
    entities: [{ id, name: 'Maple & Harbor Trading Ltd', currency: 'GBP' }],
    ...options,
  });
  if (connection) sandbox.connect(sandbox.entityId, platform, connection);
  sandbox.advance(age);
  if (hasOtherBooks) changeBooks(sandbox);
  for (const rule of rules) sandbox.fail(rule);
  return sandbox;
}

/** Sends to the sandbox, and adds what the partner's server would. */
const createFetch =
  (sandbox: Sandbox, access: SandboxParameter['access']): typeof fetch =>
  async (input, init) => {
    const response = await sandbox.fetch(input, init);
    if (access) response.headers.set('x-accounting-access', access);
    return response;
  };

interface StageProps {
  id: string;
  parameter: SandboxParameter;
  theme: AccountingProviderProps['theme'];
  locale: AccountingProviderProps['locale'];
  children: ReactNode;
}

function Stage({ id, parameter, theme = 'inherit', locale, children }: StageProps) {
  const [sandbox] = useState(() => createStorySandbox(id, parameter));
  const [send] = useState(() => createFetch(sandbox, parameter.access));
  const shownLocale = useShownLocale();
  // A story in it is about its long texts.
  const isPseudo = locale === pseudoLocale;
  useEffect(() => {
    current = sandbox;
  }, [sandbox]);
  return (
    <div
      style={{
        colorScheme: theme === 'light' || theme === 'dark' ? theme : 'light dark',
        background: 'Canvas',
        color: 'CanvasText',
        fontFamily: 'system-ui, sans-serif',
        padding: 16,
      }}
    >
      <AccountingProvider
        entityId={sandbox.entityId}
        apiUrl={sandbox.baseUrl}
        fetch={send}
        tokenProvider={async ({ entityId }) => sandbox.issueToken(entityId)}
        theme={theme}
        {...parameter.provider}
        locale={parameter.provider?.locale ?? (isPseudo ? locale : (shownLocale ?? locale))}
      >
        {children}
      </AccountingProvider>
    </div>
  );
}

/** Renders a story under the real provider, on its own sandbox. */
export const withSandbox: Decorator = (Story, { parameters, globals, id }) => (
  <Stage
    key={id}
    id={id}
    parameter={parameters['sandbox'] ?? {}}
    theme={globals['theme']}
    locale={storyLocales[globals['locale']]?.locale}
  >
    <Story />
  </Stage>
);
