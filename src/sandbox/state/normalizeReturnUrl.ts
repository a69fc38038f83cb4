import { isLoopbackHost } from '../lib/isLoopbackHost.ts';

/** The address in the form that a header needs. @throws Error if it is not a safe address */
export function normalizeReturnUrl(address: string | null): string | null {
  if (address === null) return null;
  const url = URL.canParse(address) ? new URL(address) : null;
  const isSafe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopbackHost(url.hostname));
  if (!url || !isSafe) {
    throw new Error(
      `The pages cannot redirect to the \`returnUrl\` "${address}", because it is neither https: ` +
        'nor on this computer. Pass an address such as "https://partner.example/connected" or ' +
        '"http://localhost:3000/connected".',
    );
  }
  return url.href;
}
