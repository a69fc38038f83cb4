import type { Server } from 'node:net';

/** Resolves with the port once the server listens. @throws Error if the port is in use */
export function listen(server: Server, port: number, hostname: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const handleError = (error: Error) => {
      const isTaken = 'code' in error && error.code === 'EADDRINUSE';
      reject(
        isTaken
          ? new Error(
              `Port ${port} on ${hostname} is in use, perhaps by an earlier sandbox. Choose another, or 0 for any free port.`,
              {
                cause: error,
              },
            )
          : error,
      );
    };
    server.once('error', handleError);
    server.listen(port, hostname, () => {
      server.off('error', handleError);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
