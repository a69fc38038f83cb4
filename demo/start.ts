import { createAdaptorServer } from '@hono/node-server';
import { serveSandbox } from '../src/sandbox/serveSandbox.ts';
import { CLIENTS, connectClients, PRACTICE_AGE } from './backend/CLIENTS.ts';
import { createBackEnd } from './backend/createBackEnd.ts';
import { createFrontEnd } from './createFrontEnd.ts';
import { listenNear } from './listenNear.ts';

/*
 * Runs everything in one process. The sandbox has its own port and therefore its own origin, as
 * Monite and the accounting systems do. The partner's back end and front end share another port.
 */

const HOSTNAME = '127.0.0.1';
const port = Number(process.env['PORT'] ?? 5173);
const sandboxPort = Number(process.env['SANDBOX_PORT'] ?? 0);
const clientSecret = process.env['SANDBOX_CLIENT_SECRET'];

const sandboxServer = await serveSandbox({
  port: sandboxPort,
  hostname: HOSTNAME,
  clientSecret,
  partnerName: 'Tidewell',
  control: true,
  businessInfo: true,
  webhook: {
    url: `http://${HOSTNAME}/api/webhooks/accounting`,
    // Delivered within this process, because the product's port is not known yet.
    fetch: (request) => product.fetch(request),
  },
});
const { sandbox } = sandboxServer;

/** An accountant's clients have a sandbox of their own. */
const practiceServer = await serveSandbox({
  port: 0,
  hostname: HOSTNAME,
  partnerName: 'Tidewell',
  control: true,
  entities: CLIENTS,
  now: () => Date.now() - PRACTICE_AGE,
  webhook: {
    url: `http://${HOSTNAME}/api/clients/webhook`,
    fetch: (request) => product.fetch(request),
  },
});
connectClients(practiceServer.sandbox);

const frontEnd = await createFrontEnd(new URL(sandbox.baseUrl).origin);
const product = createBackEnd(sandbox, practiceServer.sandbox).route('/', frontEnd);
const server = createAdaptorServer({ fetch: product.fetch });
const actualPort = await listenNear(server, port, HOSTNAME);

if (port !== 0 && actualPort !== port) console.log(`Port ${port} is in use.`);
console.log(`
  Tidewell, a fictional invoicing product on a simulated accounting API:

      http://${HOSTNAME}:${actualPort}

  Connect an accounting system under Settings. In the window that opens, sign in
  as ${sandbox.signIn.email} with the password ${sandbox.signIn.password}.

  An accountant's list of 200 clients: http://${HOSTNAME}:${actualPort}/clients

  Press Ctrl+C to stop.
`);

async function stop() {
  await sandboxServer.close();
  await practiceServer.close();
  process.exit(0);
}
process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());
