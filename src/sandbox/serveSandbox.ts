import { createAdaptorServer } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { createSandbox } from './createSandbox.ts';
import { listen } from './listen.ts';
import type { Sandbox } from './Sandbox.ts';
import type { SandboxOptions } from './SandboxOptions.ts';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

/** Options of {@link serveSandbox}: those of a sandbox, and where it listens. */
export interface ServeSandboxOptions extends SandboxOptions {
  /** 0: any that is free. */
  port: number;
  /** A loopback address: the sandbox is for this computer alone. @default '127.0.0.1' */
  hostname?: string | undefined;
}

/** A sandbox that is listening. */
export interface SandboxServer {
  /** The origin: `http://127.0.0.1:4010`. */
  readonly url: string;
  readonly sandbox: Sandbox;
  /** Stops at once: calls that still wait are cut off. */
  close(): Promise<void>;
}

/**
 * Serves a sandbox over HTTP, on this computer only. A call that the sandbox loses ends as a
 * connection that breaks off without an answer.
 *
 * @throws Error where the port is taken, the host is not a loopback address, or an option of the
 *   sandbox is wrong
 */
export async function serveSandbox({
  port,
  hostname = '127.0.0.1',
  ...options
}: ServeSandboxOptions): Promise<SandboxServer> {
  if (!LOOPBACK.test(hostname)) {
    throw new Error(`The sandbox listens on this computer only: "${hostname}" is not loopback.`);
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
  const close = () =>
    new Promise<void>((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
  try {
    sandbox = createSandbox({ baseUrl: `${url}/v1`, ...options });
  } catch (error) {
    await close();
    throw error;
  }
  return { url, sandbox, close };
}
