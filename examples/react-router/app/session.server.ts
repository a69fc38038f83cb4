import { createCookieSessionStorage, redirect } from 'react-router';
import { companies } from './companies.server';
import { env } from './env.server';

/*
 * Stands for your own sign-in, so replace this file. It knows one person, who may act for all companies. The
 * signed cookie holds the company that the person works in.
 */

if (!env.SESSION_SECRET) throw new Error('SESSION_SECRET is missing. Copy .env.example to .env.');

const storage = createCookieSessionStorage<{ entityId: string }>({
  cookie: {
    name: 'session',
    secrets: [env.SESSION_SECRET],
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    maxAge: 8 * 60 * 60,
    // Add `secure: true` on your own server, which uses https.
  },
});

const readCookie = (request: Request) => storage.getSession(request.headers.get('Cookie'));

/** Returns for which company the person is signed in, or `undefined`. */
export async function getCompany(request: Request) {
  const session = await readCookie(request);
  return companies.find(({ entityId }) => entityId === session.get('entityId'));
}

/** Goes to the sign-in if nobody is signed in. */
export async function requireCompany(request: Request) {
  const company = await getCompany(request);
  if (!company) throw redirect('/sign-in');
  return company;
}

/** Signs the person in, or moves the session to another company: with the headers of a response. */
export async function setCompany(request: Request, entityId: string) {
  const session = await readCookie(request);
  session.set('entityId', entityId);
  return { 'Set-Cookie': await storage.commitSession(session) };
}

/** Signs the person out: with the headers of a response. */
export async function endSession(request: Request) {
  return { 'Set-Cookie': await storage.destroySession(await readCookie(request)) };
}
