export interface MoniteReaderOptions {
  apiUrl: string;
  apiVersion: string;
  clientId: string;
  clientSecret: string;
}

interface Page {
  data: unknown[];
  /** Missing in lists without pages, such as that of the measure units. */
  next_pagination_token?: string | null;
}

const PAGE_SIZE = '10';

/** Reads lists from Monite with the partner token, which can access every entity and stays here. */
export function createMoniteReader({
  apiUrl,
  apiVersion,
  clientId,
  clientSecret,
}: MoniteReaderOptions) {
  const version = { 'X-Monite-Version': apiVersion };
  let token: Promise<string> | undefined;

  async function requestToken(): Promise<string> {
    const response = await fetch(`${apiUrl}/auth/token`, {
      method: 'POST',
      headers: { ...version, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
      }),
    });
    if (!response.ok) throw new Error(`POST /auth/token answered ${response.status}`);
    const { access_token: accessToken }: { access_token: string } = await response.json();
    return accessToken;
  }

  async function get(url: URL, entityId: string, canRenew = true): Promise<Response> {
    const current = (token ??= requestToken());
    const response = await fetch(url, {
      headers: {
        ...version,
        'X-Monite-Entity-Id': entityId,
        Authorization: `Bearer ${await current.catch(forgetAndThrow)}`,
      },
    });
    if (response.status !== 401 || !canRenew) return response;
    if (token === current) token = undefined;
    return get(url, entityId, false);
  }

  function forgetAndThrow(error: unknown): never {
    token = undefined;
    throw error;
  }

  return {
    /** Reads all pages of a list in order. */
    async readAll(resource: string, entityId: string): Promise<unknown[]> {
      const items: unknown[] = [];
      const url = new URL(`${apiUrl}/${resource}?limit=${PAGE_SIZE}`);
      let next: string | null = null;
      do {
        if (next !== null) url.searchParams.set('pagination_token', next);
        // oxlint-disable-next-line no-await-in-loop -- each page names the next
        const response = await get(url, entityId);
        if (!response.ok) throw new Error(`GET /${resource} answered ${response.status}`);
        // oxlint-disable-next-line no-await-in-loop -- as above
        const page: Page = await response.json();
        items.push(...page.data);
        next = page.next_pagination_token ?? null;
      } while (next !== null);
      return items;
    },
  };
}
