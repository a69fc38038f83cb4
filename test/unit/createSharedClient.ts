import { createAccountingClient, type AccountingClientOptions } from 'react-accounting-connect';
import { createSandbox } from 'react-accounting-connect/sandbox';

/** Creates a sandbox with several entities, and a client for it. */
export function createSharedClient(
  entityIds: readonly string[] = ['a-company'],
  options: Partial<AccountingClientOptions> & { rateLimit?: number } = {},
) {
  const { rateLimit, ...rest } = options;
  const sandbox = createSandbox({
    entities: entityIds.map((id) => ({ id, name: id, currency: 'GBP' })),
    pagesOrigin: 'https://sandbox.test',
    rateLimit,
  });
  /** The entity of each token request. */
  const tokens: string[] = [];
  const client = createAccountingClient({
    apiUrl: sandbox.baseUrl,
    fetch: async (input, init) => sandbox.fetch(String(input), init),
    async tokenProvider({ entityId }) {
      tokens.push(entityId);
      const isShared = rest.tokenScope === 'client';
      return { access_token: sandbox.issueToken(isShared ? undefined : entityId) };
    },
    ...rest,
  });
  const getCalls = (method?: string) =>
    sandbox.requests
      .filter((request) => method === undefined || request.method === method)
      .map(({ method: verb, path }) => `${verb} ${path}`);
  return { sandbox, client, tokens, getCalls };
}
