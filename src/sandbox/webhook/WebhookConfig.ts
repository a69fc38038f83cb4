import type { SandboxWebhook } from '../SandboxWebhook.ts';

/** A webhook with every default filled in. */
export type WebhookConfig = {
  readonly [K in keyof SandboxWebhook]-?: Exclude<SandboxWebhook[K], undefined>;
};
