import { createHmac } from 'node:crypto';

/** The secret that signs the cookies of the servers. */
export const SESSION_SECRET = 'the-secret-of-the-sessions';

/** A server that the tests run. */
export interface App {
  name: string;
  /** Its folder, and the folder of the variant that shares a Redis with other instances. */
  folder: string;
  redisFolder: string | null;
  needsBuild: boolean;
  command: string;
  /** The cookie of a person who works in this company. */
  createCookie: (entityId: string) => string;
}

const sign = (text: string, algorithm = 'sha256') =>
  createHmac(algorithm, SESSION_SECRET).update(text);

/** The servers of the examples, and one of Hono. */
export const APPS: readonly App[] = [
  {
    name: 'Next.js',
    folder: 'nextjs',
    redisFolder: 'nextjs-redis',
    needsBuild: true,
    command: 'next start --hostname 127.0.0.1',
    createCookie: (entityId) => `session=${entityId}.${sign(entityId).digest('base64url')}`,
  },
  {
    name: 'Express',
    folder: 'vite-express',
    redisFolder: 'vite-express-redis',
    needsBuild: false,
    command: 'node server/more.mjs',
    // As `cookie-session` does.
    createCookie(entityId) {
      const value = Buffer.from(JSON.stringify({ entityId })).toString('base64');
      const signature = sign(`session=${value}`, 'sha1').digest('base64url');
      return `session=${value}; session.sig=${signature}`;
    },
  },
  {
    name: 'React Router',
    folder: 'react-router',
    redisFolder: null,
    needsBuild: true,
    command: 'react-router-serve ./build/server/index.js',
    // As `createCookieSessionStorage` does.
    createCookie(entityId) {
      const value = Buffer.from(JSON.stringify({ entityId })).toString('base64');
      const signature = sign(value).digest('base64').replace(/=+$/, '');
      return `session=${encodeURIComponent(`${value}.${signature}`)}`;
    },
  },
  {
    name: 'Hono',
    folder: 'hono',
    redisFolder: 'hono',
    needsBuild: false,
    command: 'node server.mjs',
    createCookie: (entityId) => `session=${entityId}`,
  },
];
