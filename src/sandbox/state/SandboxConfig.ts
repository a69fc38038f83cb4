import type { SandboxEntity } from '../SandboxEntity.ts';
import type { SandboxOptions } from '../SandboxOptions.ts';
import type { WebhookConfig } from '../webhook/WebhookConfig.ts';

type Given<T> = { readonly [K in keyof T]-?: Exclude<T[K], undefined> };

/** The options, with defaults filled in. */
export type SandboxConfig = Omit<Given<SandboxOptions>, 'entities' | 'webhook'> & {
  readonly entities: readonly SandboxEntity[];
  readonly webhook: WebhookConfig | null;
  /** The secret of the webhook. Set even without a webhook. */
  readonly webhookSecret: string;
};
