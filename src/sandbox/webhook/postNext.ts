import { delay } from '../lib/delay.ts';
import { createSignature } from './createSignature.ts';
import type { Outbox } from './Outbox.ts';
import type { WebhookConfig } from './WebhookConfig.ts';

/** Milliseconds before the next delivery is sent without an answer. */
const ANSWER_TIMEOUT = 10_000;

/** Posts the first delivery of the outbox. Resolves when it is over, even if it failed. */
export async function postNext(webhook: WebhookConfig, outbox: Outbox): Promise<void> {
  const [delivery] = outbox.waiting;
  if (!delivery) return;
  const { body } = delivery;
  const waiting = new AbortController();
  outbox.posting = waiting;
  try {
    // The real time, because receivers compare it with their clock. The sandbox's clock may be
    // frozen or ahead.
    const time = Math.floor(Date.now() / 1000);
    const signature = await createSignature(webhook.secret, `${time}.${body}`);
    // `reset` has dropped the delivery meanwhile.
    if (!outbox.waiting.includes(delivery)) return;
    const request = new Request(webhook.url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Monite-Signature': `t=${time},v1=${signature}`,
      },
      body,
      // Following a redirect would post a second time, and to an address that nobody chose.
      redirect: 'manual',
      signal: waiting.signal,
    });
    await Promise.race([webhook.fetch(request), delay(ANSWER_TIMEOUT, waiting.signal, false)]);
  } catch {
    // A failing receiver does not undo the change of the status.
  } finally {
    waiting.abort();
    outbox.posting = null;
    outbox.waiting = outbox.waiting.filter((candidate) => candidate !== delivery);
  }
}
