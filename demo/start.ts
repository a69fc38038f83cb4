import { createAdaptorServer } from '@hono/node-server';
import { serveSandbox } from '../src/sandbox/serveSandbox.ts';
import { createBackEnd } from './backend/createBackEnd.ts';
import { createFrontEnd } from './createFrontEnd.ts';
import { listenNear } from './listenNear.ts';

/*
 * The whole of it in one process: the sandbox on its own port, which is its own origin, as Monite
 * and the accounting systems are; and the partner's product, back end and front end, on another.
 */

const HOSTNAME = '127.0.0.1';
const port = Number(process.env['PORT'] ?? 5173);
const sandboxPort = Number(process.env['SANDBOX_PORT'] ?? 0);

const frontEnd = await createFrontEnd();
const sandboxServer = await serveSandbox({
  port: sandboxPort,
  hostname: HOSTNAME,
  partnerName: 'Tidewell',
  businessInfo: true,
  webhook: {
    url: `http://${HOSTNAME}/api/webhooks/accounting`,
    // Into this process: where the product listens is not known yet.
    fetch: (request) => product.fetch(request),
  },
});
const { sandbox } = sandboxServer;

const product = createBackEnd(sandbox).route('/', frontEnd);
const server = createAdaptorServer({ fetch: product.fetch });
const actualPort = await listenNear(server, port, HOSTNAME);

if (port !== 0 && actualPort !== port) console.log(`Port ${port} is taken.`);
console.log(`
  Tidewell, a made-up invoicing product, with a made-up accounting API behind it:

      http://${HOSTNAME}:${actualPort}

  Connect an accounting system under Settings. In the window that opens, sign in
  as ${sandbox.signIn.email} with the password ${sandbox.signIn.password}. Ctrl-C stops it all.
`);

async function stop() {
  await sandboxServer.close();
  process.exit(0);
}
process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());
