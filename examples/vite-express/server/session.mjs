import cookieSession from 'cookie-session';
import express from 'express';
import { companies } from './companies.mjs';

/*
 * Stands for your own sign-in, so replace this file. It knows one person, who may act for all companies. The
 * signed cookie holds the company that the person works in.
 */

const secret = process.env.SESSION_SECRET;
if (!secret) throw new Error('SESSION_SECRET is missing. Copy .env.example to .env.');

/** Sets `req.session`, with the `entityId` of the company. */
export const session = cookieSession({
  name: 'session',
  keys: [secret],
  sameSite: 'lax',
  maxAge: 8 * 60 * 60 * 1000,
});

/** What the page knows about the session, or `null` if nobody is signed in. */
function describeSession({ session }) {
  const company = companies.find(({ entityId }) => entityId === session?.entityId);
  return company ? { company, companies } : null;
}

/** The sign-in and the switch to another company. */
export const sessionRoutes = express
  .Router()
  .get('/', (req, res) => res.json(describeSession(req)))
  .post('/', (req, res) => {
    req.session = { entityId: companies[0].entityId };
    res.json(describeSession(req));
  })
  .patch('/', (req, res) => {
    // The id comes from the browser, so look for it among the companies of the person.
    const company = companies.find(({ entityId }) => entityId === req.body?.entityId);
    if (!describeSession(req) || !company) return res.sendStatus(403);
    req.session.entityId = company.entityId;
    res.json(describeSession(req));
  })
  .delete('/', (req, res) => {
    req.session = null;
    res.json(null);
  });
