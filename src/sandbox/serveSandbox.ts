import { createAdaptorServer } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { createMethods } from './createMethods.ts';
import { listen } from './listen.ts';
import type { Sandbox } from './Sandbox.ts';
import type { SandboxOptions } from './SandboxOptions.ts';
import { createConfig } from './state/createConfig.ts';
import { createInitialState } from './state/createInitialState.ts';
import { dropDeliveries } from './webhook/dropDeliveries.ts';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

/** Options of {@link serveSandbox}: those of a sandbox, and the address that it listens on. */
export interface ServeSandboxOptions extends SandboxOptions {
  /** 0 for any free port. */
  port: number;
  /** A loopback address, because the sandbox is for this computer only. @default '127.0.0.1' */
  hostname?: string | undefined;
}

/** A sandbox that is listening. */
export interface SandboxServer {
  /** The origin, such as `http://127.0.0.1:4010`. */
  readonly url: string;
  readonly sandbox: Sandbox;
  /** Stops at once. Cuts off pending calls, and drops deliveries of the webhook. */
  close(): Promise<void>;
}

/**
 * Serves a sandbox over HTTP, on this computer only. When the sandbox loses a call, the connection
 * breaks without an answer.
 *
 * @throws Error if the port is in use, the host is not a loopback address, or an option of the
 *   sandbox is invalid
 */
export async function serveSandbox({
  port,
  hostname = '127.0.0.1',
  ...options
}: ServeSandboxOptions): Promise<SandboxServer> {
  if (!LOOPBACK.test(hostname)) {
    throw new Error(
      `The sandbox listens only on this computer, and "${hostname}" is not a loopback address.`,
    );
  }
  let sandbox: Sandbox | undefined;
  const server = createAdaptorServer({
    overrideGlobalObjects: false,
    fetch: async (request, { outgoing }) => {
      try {
        return (await sandbox?.fetch(request)) ?? new Response(null, { status: 503 });
      } catch {
        outgoing.destroy();
        return RESPONSE_ALREADY_SENT;
      }
    },
  });
  const actualPort = await listen(server, port, hostname);
  const url = `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${actualPort}`;
  const stop = () =>
    new Promise<void>((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
  try {
    const state = createInitialState(createConfig({ baseUrl: `${url}/v1`, ...options }));
    sandbox = createMethods(state);
    const close = () => {
      dropDeliveries(state.outbox);
      return stop();
    };
    return { url, sandbox, close };
  } catch (error) {
    await stop();
    throw error;
  }
}
