import { createErrorResponse } from './http/createErrorResponse.ts';
import { createReporter } from './http/createReporter.ts';
import { createTextResponse } from './http/createTextResponse.ts';
import { askPartner } from './http/askPartner.ts';
import { readBody } from './http/readBody.ts';
import { requireMethod } from './http/requireMethod.ts';
import { ServerError } from './ServerError.ts';
import type { AccountingWebhookEvent } from './webhooks/AccountingWebhookEvent.ts';
import { readWebhookEvent } from './webhooks/readWebhookEvent.ts';

/** One delivery, as it arrived. */
export interface WebhookDelivery {
  headers: Headers;
  /** Exactly what was sent: signatures are made of it. */
  body: string;
  secret: string;
}

export interface WebhookHandlerOptions {
  /** Of the webhook subscription. Never leaves the server. */
  secret: string | undefined;
  /**
   * Whether the delivery is signed with the secret. How Monite signs is for you to look up in its
   * guide to webhook signatures, and to write down here: nothing is taken on trust. Compare in
   * constant time, as `crypto.subtle.verify` does.
   */
  verify: (delivery: WebhookDelivery) => boolean | Promise<boolean>;
  /** Hears each event of a connection. Where it throws, the delivery is answered with 500. */
  onEvent: (event: AccountingWebhookEvent) => unknown;
  /**
   * Hears what went wrong, for your log. Nothing of ours in it holds the secret.
   * @default console.error
   */
  onError?: ((error: unknown) => unknown) | undefined;
}

const MOST_BYTES = 200_000;

/**
 * Creates the handler for Monite's webhooks of `accounting_connection`: `POST`, answered with 200.
 * Events of other objects are answered so too, and passed over.
 *
 * Refusals are `{"error":{"message","code"}}` with 400, 401, 405, 408, 413 or 500.
 */
export function createWebhookHandler({
  secret,
  verify,
  onEvent,
  onError,
}: WebhookHandlerOptions): (request: Request) => Promise<Response> {
  const report = createReporter(onError);

  async function receive(request: Request): Promise<Response> {
    requireMethod(request, 'POST');
    if (!secret) {
      throw new ServerError(500, 'not_configured', 'The secret of the webhook is missing.');
    }
    const body = await readBody(request, MOST_BYTES);
    const delivery = { headers: request.headers, body, secret };
    // Nothing but `true`: what is forgotten to be returned must not open the door.
    if ((await askPartner('verify', () => verify(delivery))) !== true) {
      throw new ServerError(401, 'invalid_signature', 'The signature is not the right one.');
    }
    const event = readWebhookEvent(body);
    if (event) await askPartner('onEvent', () => onEvent(event));
    return createTextResponse(200, '{}');
  }

  return async (request) => {
    try {
      return await receive(request);
    } catch (error) {
      report(error);
      return createErrorResponse(error);
    }
  };
}
