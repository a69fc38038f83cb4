import { createWebhookHandler } from 'react-accounting-connect/server';

export const POST = createWebhookHandler({
  secret: process.env.MONITE_WEBHOOK_SECRET,
  verify: ({ headers, body }) => {
    console.log(JSON.stringify({ signature: headers.get('Monite-Signature'), body }));
    return false;
  },
  onEvent: () => {},
});
