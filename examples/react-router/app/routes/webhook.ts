import { createWebhookHandler, verifyMoniteSignature } from 'react-accounting-connect/server';
import { env } from '../env.server';
import { updates } from '../updates.server';
import type { Route } from './+types/webhook';

const webhook = createWebhookHandler({
  secret: env.MONITE_WEBHOOK_SECRET,
  verify: verifyMoniteSignature,
  // Monite may deliver an event twice. A second refetch does no harm.
  onEvent: ({ entityId }) => updates.notify(entityId),
});

export const action = ({ request }: Route.ActionArgs) => webhook(request);
