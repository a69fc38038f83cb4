import {
  createUpdateStream,
  createWebhookHandler,
  verifyMoniteSignature,
} from 'react-accounting-connect/server';

export const updates = createUpdateStream({
  resolveEntity: (request, session) => session?.entityId,
});

export const webhook = createWebhookHandler({
  secret: process.env.MONITE_WEBHOOK_SECRET,
  verify: verifyMoniteSignature,
  // Monite may deliver an event twice. A second refetch does no harm.
  onEvent: ({ entityId }) => updates.notify(entityId),
});
