const PRODUCTION = 'https://api.monite.com/v1';

/** The API's address without a slash at its end. @throws Error where it is none */
export function getApiUrl({ apiUrl }: { apiUrl?: string | undefined }): string {
  // An environment variable that is there and empty is one that was left out.
  const address = apiUrl || PRODUCTION;
  if (!/^https?:\/\/[^?#@]+$/.test(address) || !URL.canParse(address)) {
    throw new Error(
      `apiUrl is "${address}", which is no address of an API. Monite's are ${PRODUCTION}, ` +
        'https://us.api.monite.com/v1 and https://api.sandbox.monite.com/v1.',
    );
  }
  return address.replace(/\/+$/, '');
}
