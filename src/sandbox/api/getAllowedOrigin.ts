import { isLoopbackHost } from '../lib/isLoopbackHost.ts';
import type { SandboxConfig } from '../state/SandboxConfig.ts';

/**
 * The origin if its pages may read the answers of the API, otherwise `null`. Every site that a
 * developer visits could call a sandbox on their computer, so only pages of this computer may.
 */
export function getAllowedOrigin(
  { allowedOrigins }: SandboxConfig,
  origin: string | null | undefined,
): string | null {
  if (!origin || !URL.canParse(origin)) return null;
  const { protocol, hostname } = new URL(origin);
  const isLocal = /^https?:$/.test(protocol) && isLoopbackHost(hostname);
  return isLocal || allowedOrigins.includes(origin) ? origin : null;
}
