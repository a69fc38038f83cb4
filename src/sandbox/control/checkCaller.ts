import { ApiProblem } from '../api/ApiProblem.ts';
import { getAllowedOrigin } from '../api/getAllowedOrigin.ts';
import { isLoopbackHost } from '../lib/isLoopbackHost.ts';
import type { SandboxConfig } from '../state/SandboxConfig.ts';

/**
 * Lets in programs and pages of this computer, and pages of the allowed origins. The control API needs no
 * secret, so a site that the developer visits must not reach it in any way. A browser sends a form or
 * an image without asking first, but no JSON. A site that resolves its own name to this computer has
 * the origin of the sandbox, but not its host.
 *
 * @throws ApiProblem 403 for another caller, 415 for a body that is not JSON
 */
export function checkCaller(config: SandboxConfig, { method, url, headers }: Request): void {
  const { hostname } = new URL(url);
  if (!isLoopbackHost(hostname) && hostname !== new URL(config.baseUrl).hostname) {
    throw new ApiProblem(
      403,
      `The control API does not answer under the name ${hostname}, because a foreign site could ` +
        'have chosen it. Use the address that the sandbox prints.',
    );
  }
  const origin = headers.get('origin');
  const isForeign =
    origin === null
      ? headers.get('sec-fetch-site') === 'cross-site'
      : getAllowedOrigin(config, origin) === null;
  if (isForeign) {
    throw new ApiProblem(
      403,
      `Pages of ${origin ?? 'another site'} may not control the sandbox. If this page is yours, ` +
        'allow its origin with `--allow-origin` or `allowedOrigins`.',
    );
  }
  if (method === 'POST' && !/^application\/json\b/i.test(headers.get('content-type') ?? '')) {
    throw new ApiProblem(
      415,
      'The control API reads only JSON, because foreign sites cannot send it. Add the header ' +
        '`Content-Type: application/json`.',
    );
  }
}
