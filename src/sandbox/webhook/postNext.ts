import { delay } from '../lib/delay.ts';
import { createSignature } from './createSignature.ts';
import type { Outbox } from './Outbox.ts';
import type { WebhookConfig } from './WebhookConfig.ts';

/** How long an answer is waited for, in milliseconds. */
const PATIENCE = 10_000;

/** Posts what waits first, and resolves once that is over, however it went. */
export async function postNext(webhook: WebhookConfig, outbox: Outbox): Promise<void> {
  const [delivery] = outbox.waiting;
  if (!delivery) return;
  const { body } = delivery;
  const waiting = new AbortController();
  try {
    const signature = await createSignature(webhook.secret, body);
    // `reset` has forgotten it meanwhile.
    if (!outbox.waiting.includes(delivery)) return;
    const request = new Request(webhook.url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Sandbox-Signature': `sha256=${signature}`,
      },
      body,
      // Followed, it would be posted twice, and to an address that nobody gave.
      redirect: 'manual',
      signal: waiting.signal,
    });
    await Promise.race([webhook.fetch(request), delay(PATIENCE, waiting.signal)]);
  } catch {
    // The receiver's trouble is not the sandbox's: the status has changed all the same.
  } finally {
    waiting.abort();
    outbox.waiting = outbox.waiting.filter((candidate) => candidate !== delivery);
  }
}
