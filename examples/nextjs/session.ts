import { createHmac, timingSafeEqual } from 'node:crypto';
import { cookies } from 'next/headers';
import { companies } from './companies';

/*
 * Stands for your own sign-in, so replace this file. It knows one person, who may act for all companies. The
 * cookie holds the company that the person works in, with a signature.
 */

const COOKIE = 'session';

/** Returns who is signed in, and for which company. */
export async function getSession() {
  const value = (await cookies()).get(COOKIE)?.value ?? '';
  const company = companies.find(({ entityId }) => entityId === value.split('.')[0]);
  if (!company || !isEqual(value, sign(company.entityId))) return null;
  const { entityId } = company;
  return { entityId, entityUserId: `user-of-${entityId}`, company, companies };
}

/** Signs the person in, or moves the session to another company. */
export async function setCompany(entityId: string) {
  // Add `secure: true` on your own server, which uses https.
  const options = { httpOnly: true, sameSite: 'lax', maxAge: 8 * 60 * 60 } as const;
  (await cookies()).set(COOKIE, sign(entityId), options);
}

export async function endSession() {
  (await cookies()).delete(COOKIE);
}

function sign(entityId: string): string {
  const secret = process.env.SESSION_SECRET;
  if (!secret) throw new Error('SESSION_SECRET is missing. Copy .env.example to .env.');
  return `${entityId}.${createHmac('sha256', secret).update(entityId).digest('base64url')}`;
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
