import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import express from 'express';
import { accounting } from './accounting.mjs';
import { session, sessionRoutes } from './session.mjs';
import { updates, webhook } from './updates.mjs';

// Otherwise `Request` and `Response` are replaced for the whole server.
const options = { overrideGlobalObjects: false };
const pages = fileURLToPath(new URL('../dist', import.meta.url));

export const app = express();

// These read the body of a request themselves, so they are before `express.json()`.
app.post('/api/webhooks/accounting', getRequestListener(webhook, options));
app.use(session);
// Before the proxy, whose path begins in the same way.
app.get('/api/accounting/updates', (req, res) =>
  getRequestListener((request) => updates.handler(request, req.session), options)(req, res),
);
app.all('/api/accounting/*path', accounting);

app.use(express.json());
app.use('/api/session', sessionRoutes);

app.use(express.static(pages));
app.get(/^\/(?!api\/)/, (req, res) => res.sendFile('index.html', { root: pages }));
