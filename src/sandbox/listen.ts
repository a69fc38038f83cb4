import type { Server } from 'node:net';

/** Resolves with the port once the server listens. @throws Error that says what is in the way */
export function listen(server: Server, port: number, hostname: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const handleError = (error: Error) => {
      const isTaken = 'code' in error && error.code === 'EADDRINUSE';
      reject(
        isTaken
          ? new Error(`Port ${port} on ${hostname} is taken: choose another, or 0 for any.`, {
              cause: error,
            })
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
