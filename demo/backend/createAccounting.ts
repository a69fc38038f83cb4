import {
  createProxyHandler,
  createTokenHandler,
  createWebhookHandler,
  verifyMoniteSignature,
} from 'react-accounting-connect/server';
import type { ApiVersion } from 'react-accounting-connect';
import type { UpdateStream } from 'react-accounting-connect/server';
import type { createSessions } from './createSessions.ts';

export interface AccountingOptions {
  apiUrl: string;
  /** Pages need the same version. */
  apiVersion: ApiVersion;
  clientId: string;
  clientSecret: string;
  webhookSecret: string;
  sessions: ReturnType<typeof createSessions>;
  updates: UpdateStream;
}

const onError = (error: unknown) => console.error('[accounting]', String(error));

/**
 * Creates the partner's handlers: the proxy, the webhook handler, the update stream that it feeds,
 * and the token handler for pages that call the API themselves.
 */
export function createAccounting({ sessions, updates, webhookSecret, ...api }: AccountingOptions) {
  return {
    proxy: createProxyHandler({
      ...api,
      resolveEntity: (request) => sessions.find(request)?.entityId,
      onError,
    }),
    token: createTokenHandler({
      ...api,
      authorize: (request) => sessions.find(request),
      onError,
    }),
    webhook: createWebhookHandler({
      secret: webhookSecret,
      verify: verifyMoniteSignature,
      onEvent: ({ entityId }) => updates.notify(entityId),
      onError,
    }),
  };
}
