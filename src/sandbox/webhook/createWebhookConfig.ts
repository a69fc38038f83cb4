import type { SandboxWebhook } from '../SandboxWebhook.ts';
import { sendRequest } from './sendRequest.ts';
import type { WebhookConfig } from './WebhookConfig.ts';

/** Fills in the defaults. @throws where nothing can be posted to the address, or be signed */
export function createWebhookConfig(
  { url, fetch = sendRequest }: SandboxWebhook,
  secret: string,
): WebhookConfig {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (!address || !/^https?:$/.test(address.protocol) || address.username || address.password) {
    throw new Error(
      `The webhook cannot be posted to "${url}", as that is not an http: or https: address ` +
        'without a user name: pass one like "http://localhost:3000/api/webhooks" as its `url`.',
    );
  }
  if (secret === '') {
    throw new Error(
      'The webhook cannot be signed with an empty `secret`: ' +
        'leave it out for one that is made from the seed.',
    );
  }
  return { url, secret, fetch };
}
