import { ApiProblem } from './api/ApiProblem.ts';
import { getAllowedOrigin } from './api/getAllowedOrigin.ts';
import { isLoopbackHost } from './lib/isLoopbackHost.ts';
import type { SandboxConfig } from './state/SandboxConfig.ts';

/**
 * Lets in programs and pages of this computer, and pages of the allowed origins, because a browser
 * lets every site that the developer visits send requests to this computer.
 *
 * @throws ApiProblem 403 for another caller, 415 for a call of the control API that is not JSON
 */
export function checkCaller(
  config: SandboxConfig,
  part: 'api' | 'pages' | 'control',
  { method, url, headers }: Request,
): void {
  // The API asks for a token, and answers at any address.
  if (part !== 'api') checkHost(config, new URL(url).hostname);
  if (part !== 'pages') checkOrigin(config, headers);
  else if (method === 'POST') checkForm(headers);
  // A browser sends a form or an image without asking first, but no JSON.
  if (part === 'control' && method === 'POST' && !isJson(headers)) {
    throw new ApiProblem(
      415,
      'The control API reads only JSON, because foreign sites cannot send it. Add the header ' +
        '`Content-Type: application/json`.',
    );
  }
}

const isJson = (headers: Headers) =>
  /^application\/json\b/i.test(headers.get('content-type') ?? '');

/** A site that resolves its own name to this computer has the sandbox's origin, but not its host. */
function checkHost({ baseUrl, pagesOrigin }: SandboxConfig, hostname: string): void {
  const isOwn = [baseUrl, pagesOrigin].some(
    (address) => URL.canParse(address) && new URL(address).hostname === hostname,
  );
  if (isOwn || isLoopbackHost(hostname)) return;
  throw new ApiProblem(
    403,
    `The sandbox does not answer under the name ${hostname}, because a foreign site could have ` +
      'chosen it. Use the address that the sandbox prints.',
  );
}

/** The origin is not compared, because it is `null` in forms of pages that send no referrer. */
function checkForm(headers: Headers): void {
  if (['same-origin', 'none'].includes(headers.get('sec-fetch-site') ?? 'none')) return;
  throw new ApiProblem(
    403,
    'This form comes from a page of another site, so nothing has changed. Open the authorization ' +
      'link itself, and use the forms there.',
  );
}

function checkOrigin(config: SandboxConfig, headers: Headers): void {
  const origin = headers.get('origin');
  const isForeign =
    origin === null
      ? headers.get('sec-fetch-site') === 'cross-site'
      : getAllowedOrigin(config, origin) === null;
  if (!isForeign) return;
  throw new ApiProblem(
    403,
    `Pages of ${origin ?? 'another site'} may not call the sandbox. If this page is yours, ` +
      'allow its origin with `--allow-origin` or `allowedOrigins`.',
  );
}
