import { ServerError } from '../ServerError.ts';
import type { TokenEndpoint } from '../TokenEndpoint.ts';

/**
 * What proves that the partner asks. Looked at when a token is needed, not before: where an app is
 * built, its secrets are not there yet.
 *
 * @throws ServerError 500 where one is missing
 */
export function getCredentials({ clientId, clientSecret }: TokenEndpoint): {
  clientId: string;
  clientSecret: string;
} {
  if (!clientId) throw createMissing('clientId');
  if (!clientSecret) throw createMissing('clientSecret');
  return { clientId, clientSecret };
}

function createMissing(name: string): ServerError {
  return new ServerError(
    500,
    'not_configured',
    `${name} is missing. Take it from the Monite Partner Portal and hand it to this server in an ` +
      'environment variable.',
  );
}
