const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\]|.+\.localhost)$/;

/** The address as a header can carry it. @throws where a browser must not be sent there */
export function normalizeReturnUrl(address: string | null): string | null {
  if (address === null) return null;
  const url = URL.canParse(address) ? new URL(address) : null;
  const isSafe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname));
  if (!url || !isSafe) {
    throw new Error(
      `The pages cannot lead to the \`returnUrl\` "${address}", as it is neither https: nor on ` +
        'this computer: pass an address like "https://partner.example/connected" or ' +
        '"http://localhost:3000/connected".',
    );
  }
  return url.href;
}
