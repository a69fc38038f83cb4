import type { WebhookDelivery } from 'react-accounting-connect/server';

/**
 * Verifies the sandbox's signature: `sha256=` and the HMAC of the body. Monite signs differently.
 */
export async function verifyWebhook({ headers, body, secret }: WebhookDelivery): Promise<boolean> {
  const [, hex = ''] =
    /^sha256=((?:[\da-f]{2})+)$/.exec(headers.get('x-sandbox-signature') ?? '') ?? [];
  const signature = Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, [
    'verify',
  ]);
  return crypto.subtle.verify('HMAC', key, signature, encoder.encode(body));
}
