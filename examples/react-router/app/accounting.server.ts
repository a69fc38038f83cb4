import { createServerClient } from 'react-accounting-connect/server';
import { env } from './env.server';

export const credentials = {
  clientId: env.MONITE_CLIENT_ID,
  clientSecret: env.MONITE_CLIENT_SECRET,
  apiUrl: env.MONITE_API_URL, // left out: https://api.monite.com/v1
};

const accounting = createServerClient(credentials);

/** Reads the connections for the first paint. */
export async function readConnections(entityId: string) {
  try {
    const signal = AbortSignal.timeout(2000);
    return await accounting.listConnections(entityId, { signal, isJob: false });
  } catch (error) {
    // The page renders without the connections, and the browser reads them.
    console.error(error);
    return undefined;
  }
}
