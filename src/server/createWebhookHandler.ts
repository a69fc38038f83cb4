import { checkOptions } from './checkOptions.ts';
import { createErrorResponse } from './http/createErrorResponse.ts';
import { createReporter } from './http/createReporter.ts';
import { createTextResponse } from './http/createTextResponse.ts';
import { callPartner } from './http/callPartner.ts';
import { readBody } from './http/readBody.ts';
import { requireMethod } from './http/requireMethod.ts';
import { ServerError } from './ServerError.ts';
import type { AccountingWebhookEvent } from './webhooks/AccountingWebhookEvent.ts';
import { readWebhookEvent } from './webhooks/readWebhookEvent.ts';

/** One delivery of a webhook, as it arrived. */
export interface WebhookDelivery {
  /** All headers of the delivery. */
  headers: Headers;
  /** The exact text that was sent, because the signature covers it. */
  body: string;
  /** One of the handler's secrets. Never empty. */
  secret: string;
}

/** Options of `createWebhookHandler`. */
export interface WebhookHandlerOptions {
  /**
   * The secret of the webhook subscription. Never leaves the server. Pass a list if deliveries may
   * be signed with one of several, for example while you replace the secret. Empty entries are
   * ignored.
   */
  secret: string | readonly (string | undefined)[] | undefined;
  /**
   * Returns whether the delivery is signed with the secret: `verifyMoniteSignature`, or a function
   * of yours. Compare in constant time, as `crypto.subtle.verify` does. Called with one secret
   * after the other until it returns `true`.
   */
  verify: (delivery: WebhookDelivery) => boolean | Promise<boolean>;
  /** Receives each event of a connection. If it throws, the answer to the delivery is 500. */
  onEvent: (event: AccountingWebhookEvent) => unknown;
  /**
   * Receives errors, for your log. Errors of this package never contain the secret; their `cause`
   * may be an error that your own code threw.
   *
   * A kind of error is reported at most once a minute, and a kind of refusal once an hour. `more`
   * says how many others there were since then, such as `and 412 more in the last minute`.
   * @default console.error
   */
  onError?: ((error: unknown, more?: string) => unknown) | undefined;
}

const MAX_BYTES = 200_000;

/**
 * Creates the handler for Monite's webhooks of `accounting_connection`: `POST`, answered with 200.
 * Events of other objects get the same answer and are ignored.
 *
 * Refusals are `{"error":{"message","code"}}` with 400, 401, 405, 408, 413 or 500.
 *
 * @throws Error for an invalid option
 */
export function createWebhookHandler(
  options: WebhookHandlerOptions,
): (request: Request) => Promise<Response> {
  checkOptions('createWebhookHandler()', options, ['verify', 'onEvent']);
  const { verify, onEvent, onError } = options;
  const secrets = [options.secret].flat().flatMap((secret) => (secret?.trim() ? secret : []));
  const report = createReporter(onError);

  async function isVerified(headers: Headers, body: string): Promise<boolean> {
    for (const secret of secrets) {
      // Only `true` counts: a function that forgets to return must not let deliveries in.
      // oxlint-disable-next-line no-await-in-loop -- the first secret that matches ends the search
      if ((await verify({ headers, body, secret })) === true) return true;
    }
    return false;
  }

  async function handleDelivery(request: Request): Promise<Response> {
    requireMethod(request, 'POST');
    if (secrets.length === 0) {
      throw new ServerError(500, 'not_configured', 'The webhook secret is missing.');
    }
    const body = await readBody(request, MAX_BYTES);
    // Many servers pass an empty body on after a parser has read it.
    if (body === '') throw createReadAlready('is empty');
    if (!(await callPartner('verify', () => isVerified(request.headers, body)))) {
      if (hasOtherLength(request.headers, body)) throw createReadAlready('is not the one sent');
      throw new ServerError(
        401,
        'invalid_signature',
        'The signature is missing, wrong or too old.',
      );
    }
    const event = readWebhookEvent(body);
    if (event) await callPartner('onEvent', () => onEvent(event));
    return createTextResponse(200, '{}');
  }

  return async (request) => {
    try {
      return await handleDelivery(request);
    } catch (error) {
      report(error);
      return createErrorResponse(error);
    }
  };
}

function createReadAlready(problem: string): ServerError {
  return new ServerError(
    400,
    'invalid_request',
    `The body ${problem}. If something on this server reads bodies, such as express.json(), put ` +
      'this handler before that.',
  );
}

/** Whether something has parsed the body and written it anew. The signature covers the exact text. */
function hasOtherLength(headers: Headers, body: string): boolean {
  const length = headers.get('content-length');
  if (length === null || headers.has('content-encoding')) return false;
  return Number(length) !== new TextEncoder().encode(body).byteLength;
}
