import type { ComponentType, ReactNode } from 'react';
import type { PlatformKey } from '../api/PlatformKey.ts';
import type { AccountingEvent } from '../engine/AccountingEvent.ts';
import type { AccountingProviderProps } from '../provider/AccountingProvider.tsx';
import type { Sandbox } from '../sandbox/Sandbox.ts';
import type { SandboxOptions } from '../sandbox/SandboxOptions.ts';

/** A connection that exists before the page renders. */
export interface TestConnection {
  /** @default 'xero' */
  platform?: PlatformKey | (string & {}) | undefined;
  /** Any status. @default 'connected' */
  status?: string | undefined;
  /** The organization that the person chose. @default the first one */
  organization?: string | undefined;
}

/** Options of `createTestProvider`. */
export interface TestProviderOptions {
  /** The connection at the start, or the key of its platform. @default none */
  connection?: TestConnection | PlatformKey | undefined;
  /**
   * What a person does on the authorization page, which does not open: they finish at once, they press
   * Cancel at once, or they wait until your test calls `sandbox.authorize(id)`.
   * @default 'authorize'
   */
  signIn?: 'authorize' | 'deny' | 'wait' | undefined;
  /**
   * The options of the sandbox, or a sandbox of yours. By default, it has no limit of calls a second, and
   * an address of its own, so that pages of other tests never hear of it.
   */
  sandbox?: Sandbox | SandboxOptions | undefined;
  /**
   * Props of the provider. With `apiUrl` or `client`, it calls there, and gets neither the `fetch` nor a
   * token of the sandbox.
   */
  provider?: Partial<Omit<AccountingProviderProps, 'children'>> | undefined;
}

/** A provider on a sandbox, from `createTestProvider`. */
export interface TestProvider {
  /** Renders the provider around your page: `render(<Page />, { wrapper })`. */
  readonly wrapper: ComponentType<{ children?: ReactNode }>;
  /** The accounting system. It also shows what the page has sent: `sandbox.requests`. */
  readonly sandbox: Sandbox;
  /** The events so far, oldest first. */
  readonly events: readonly AccountingEvent[];
}
