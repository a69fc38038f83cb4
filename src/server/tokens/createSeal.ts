/** Encrypts texts, so that only who knows the secret can read them or make others. */
export interface Seal {
  /** `context` has to be the same to open it. */
  close: (text: string, context: string) => Promise<string>;
  /** `undefined` for what this secret and this context did not close. */
  open: (sealed: string, context: string) => Promise<string | undefined>;
  /** The SHA-256 of a text, in hexadecimal digits. */
  hash: (text: string) => Promise<string>;
}

/** Says how it was closed. Also keeps stores that parse what looks like JSON from doing so. */
const PREFIX = 'v1.';
const IV_BYTES = 12;
const encoder = /* @__PURE__ */ new TextEncoder();

/** AES-256-GCM, with a key that HKDF makes of the secret. */
export function createSeal(getSecret: () => string): Seal {
  let key: Promise<CryptoKey> | undefined;
  const getKey = () => (key ??= deriveKey(getSecret()));

  return {
    async close(text, context) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const parameters = { name: 'AES-GCM', iv, additionalData: encoder.encode(context) };
      const data = await crypto.subtle.encrypt(parameters, await getKey(), encoder.encode(text));
      return PREFIX + encode(new Uint8Array([...iv, ...new Uint8Array(data)]));
    },
    async open(sealed, context) {
      if (!sealed.startsWith(PREFIX)) return undefined;
      const secretKey = await getKey();
      try {
        const bytes = decode(sealed.slice(PREFIX.length));
        const iv = bytes.slice(0, IV_BYTES);
        const parameters = { name: 'AES-GCM', iv, additionalData: encoder.encode(context) };
        const data = await crypto.subtle.decrypt(parameters, secretKey, bytes.slice(IV_BYTES));
        return new TextDecoder().decode(data);
      } catch {
        return undefined;
      }
    },
    async hash(text) {
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)));
      return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
  };
}

async function deriveKey(secret: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, [
    'deriveKey',
  ]);
  return crypto.subtle.deriveKey(
    {
      name: 'HKDF',
      hash: 'SHA-256',
      salt: new Uint8Array(),
      info: encoder.encode('react-accounting-connect token store'),
    },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

function encode(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
