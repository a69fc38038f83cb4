import type { WebhookDelivery } from './createWebhookHandler.ts';

/** Options of `verifyMoniteSignature`. */
export interface MoniteSignatureOptions {
  /**
   * Seconds by which the time of the signature may differ from `now`, in either direction.
   * `Infinity` accepts every time.
   * @default 300
   */
  tolerance?: number | undefined;
  /** The current time, in milliseconds since 1970. @default Date.now() */
  now?: number | undefined;
}

const ALGORITHM = { name: 'HMAC', hash: 'SHA-256' };
/** Characters. Each `v1` costs an HMAC of the whole body, so a header must not hold many. */
const MAX_HEADER = 1000;

/**
 * Returns whether a delivery has a valid header `Monite-Signature: t=<seconds>,v1=<hex digits>`.
 * Pass it to `createWebhookHandler` as its `verify`.
 *
 * Monite documents the header and HMAC with SHA-256, but not what is signed. This function assumes
 * what other services with this header sign: `t`, a dot and the raw body, with the secret as it is
 * written, `whsec_` included. Check it once with a real delivery, as `docs/webhooks.md` says.
 *
 * One `v1` of several has to match. Other parts are ignored. A header with two `t` is refused,
 * because it does not say which one is signed. So is an empty secret.
 */
export async function verifyMoniteSignature(
  { headers, body, secret }: WebhookDelivery,
  { tolerance = 300, now = Date.now() }: MoniteSignatureOptions = {},
): Promise<boolean> {
  const header = headers.get('monite-signature') ?? '';
  if (secret.trim() === '' || header.length > MAX_HEADER) return false;

  const parts = header.split(',').map((part) => part.trim());
  const [time = '', ...otherTimes] = getValues(parts, 't');
  if (!/^\d{1,12}$/.test(time) || otherTimes.length > 0) return false;
  const isInTime = Math.abs(now / 1000 - Number(time)) <= tolerance;
  if (!isInTime) return false;

  const encoder = new TextEncoder();
  const raw = encoder.encode(secret);
  const key = await crypto.subtle.importKey('raw', raw, ALGORITHM, false, ['verify']);
  const signed = encoder.encode(`${time}.${body}`);
  const results = await Promise.all(
    getValues(parts, 'v1')
      .filter((value) => /^[\da-f]{64}$/i.test(value))
      // Compares in constant time.
      .map((hex) => crypto.subtle.verify('HMAC', key, readHex(hex), signed)),
  );
  return results.includes(true);
}

function getValues(parts: readonly string[], name: string): string[] {
  const start = `${name}=`;
  return parts.filter((part) => part.startsWith(start)).map((part) => part.slice(start.length));
}

function readHex(hex: string) {
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));
}
