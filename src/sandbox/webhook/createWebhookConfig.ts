import { DEFAULT_VERSION } from '../../api/VERSIONS.ts';
import type { SandboxWebhook } from '../SandboxWebhook.ts';
import { sendRequest } from './sendRequest.ts';
import type { WebhookConfig } from './WebhookConfig.ts';

/** Fills in the defaults. @throws Error for an invalid address or an empty secret */
export function createWebhookConfig(
  { url, apiVersion = DEFAULT_VERSION, fetch = sendRequest }: SandboxWebhook,
  secret: string,
): WebhookConfig {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (!address || !/^https?:$/.test(address.protocol) || address.username || address.password) {
    throw new Error(
      `The webhook cannot be posted to "${url}". Pass an http: or https: address without a user ` +
        'name as its `url`, such as "http://localhost:3000/api/webhooks".',
    );
  }
  if (secret.trim() === '') {
    throw new Error(
      'The webhook cannot be signed with an empty `secret`. Leave it out to get a random one.',
    );
  }
  return { url, secret, apiVersion, fetch };
}
