/** Encrypts texts with a secret. Without it nobody can read a text or forge one. */
export interface Cipher {
  /** Decrypting needs the same `context`. */
  encrypt: (text: string, context: string) => Promise<string>;
  /** `undefined` for anything that this secret and context did not encrypt. */
  decrypt: (encrypted: string, context: string) => Promise<string | undefined>;
  /** The SHA-256 of a text in hexadecimal digits. */
  hash: (text: string) => Promise<string>;
}

/** The version of the format. It also stops stores that parse values which look like JSON. */
const PREFIX = 'v1.';
const IV_BYTES = 12;
/** An encoder of the module would be work at import. */
const encodeText = (text: string) => new TextEncoder().encode(text);

/** Creates an AES-256-GCM cipher whose key HKDF derives from the secret. */
export function createCipher(getSecret: () => string): Cipher {
  let key: Promise<CryptoKey> | undefined;
  const getKey = () => (key ??= deriveKey(getSecret()));

  return {
    async encrypt(text, context) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const parameters = { name: 'AES-GCM', iv, additionalData: encodeText(context) };
      const data = await crypto.subtle.encrypt(parameters, await getKey(), encodeText(text));
      return PREFIX + encode(new Uint8Array([...iv, ...new Uint8Array(data)]));
    },
    async decrypt(encrypted, context) {
      if (!encrypted.startsWith(PREFIX)) return undefined;
      const secretKey = await getKey();
      try {
        const bytes = decode(encrypted.slice(PREFIX.length));
        const iv = bytes.slice(0, IV_BYTES);
        const parameters = { name: 'AES-GCM', iv, additionalData: encodeText(context) };
        const data = await crypto.subtle.decrypt(parameters, secretKey, bytes.slice(IV_BYTES));
        return new TextDecoder().decode(data);
      } catch {
        return undefined;
      }
    },
    async hash(text) {
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', encodeText(text)));
      return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
  };
}

async function deriveKey(secret: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', encodeText(secret), 'HKDF', false, [
    'deriveKey',
  ]);
  return crypto.subtle.deriveKey(
    {
      name: 'HKDF',
      hash: 'SHA-256',
      salt: new Uint8Array(),
      info: encodeText('react-accounting-connect token store'),
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
