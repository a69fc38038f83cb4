import { act } from '@testing-library/react';
import { setImmediate } from 'node:timers/promises';
import {
  createAccountingClient,
  useConnect,
  useConnection,
  useDisconnect,
  usePull,
  type AccountingClientOptions,
} from 'react-accounting-connect';
import { createSandbox } from 'react-accounting-connect/sandbox';
import { vi } from 'vitest';

function useAll() {
  return {
    reading: useConnection(),
    connecting: useConnect(),
    disconnecting: useDisconnect(),
    pulling: usePull(),
  };
}

/** A component that calls all hooks and records its latest render. */
export function createProbe() {
  const renders: ReturnType<typeof useAll>[] = [];
  function Probe() {
    const all = useAll();
    renders.push(all);
    return <p>{all.reading.error?.code ?? all.reading.status ?? 'loading'}</p>;
  }
  return {
    Probe,
    renders,
    get now() {
      const newest = renders.at(-1);
      if (!newest) throw new Error('Nothing was rendered');
      return newest;
    },
  };
}

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

/** Lets everything settle that needs no timer. */
export const settle = () =>
  act(async () => {
    for (let turn = 0; turn < 8; turn += 1) await setImmediate();
  });

/** Advances the fake clock. */
export async function pass(milliseconds: number) {
  await act(() => vi.advanceTimersByTimeAsync(milliseconds));
  await settle();
}
