import { ServerError } from '../ServerError.ts';
import type { TokenEndpoint } from '../TokenEndpoint.ts';

/**
 * The partner's credentials. Read lazily, so builds work without them.
 *
 * @throws ServerError 500 if one is missing
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
    `${name} is missing. Copy it from the Monite Partner Portal and pass it to this server in an ` +
      'environment variable.',
  );
}
