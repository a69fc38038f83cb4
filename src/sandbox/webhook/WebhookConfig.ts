import type { SandboxWebhook } from '../SandboxWebhook.ts';

/** A webhook, with defaults filled in. */
export type WebhookConfig = {
  readonly [K in keyof SandboxWebhook]-?: Exclude<SandboxWebhook[K], undefined>;
};
