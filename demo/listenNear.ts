import type { Server } from 'node:net';

const MOST_TRIES = 20;

/** Listens on the port, or on the next free one, and returns the port. */
export async function listenNear(server: Server, port: number, hostname: string): Promise<number> {
  for (let candidate = port; candidate < port + MOST_TRIES; candidate += 1) {
    // oxlint-disable-next-line no-await-in-loop -- the next port is tried only if this one is taken
    if (await tryPort(server, candidate, hostname)) {
      const address = server.address();
      return typeof address === 'object' && address ? address.port : candidate;
    }
  }
  throw new Error(
    `The ports ${port} to ${port + MOST_TRIES - 1} are all in use. Choose another: PORT=8080 npm run demo`,
  );
}

function tryPort(server: Server, port: number, hostname: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const handleError = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    };
    server.once('error', handleError);
    server.listen(port, hostname, () => {
      server.off('error', handleError);
      resolve(true);
    });
  });
}
