import { removeTrailingSlashes } from '../lib/removeTrailingSlashes.ts';

const PRODUCTION = 'https://api.monite.com/v1';

/** The API's address without a trailing slash. @throws Error for an invalid address */
export function getApiUrl({ apiUrl }: { apiUrl?: string | undefined }): string {
  // An environment variable that is set but empty counts as missing.
  const address = apiUrl || PRODUCTION;
  if (!/^https?:\/\/[^?#@]+$/.test(address) || !URL.canParse(address)) {
    throw new Error(
      `apiUrl "${address}" is not the address of an API. Monite's are ${PRODUCTION}, ` +
        'https://us.api.monite.com/v1 and https://api.sandbox.monite.com/v1.',
    );
  }
  return removeTrailingSlashes(address);
}
