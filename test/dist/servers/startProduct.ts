import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Sandbox } from '../../../src/sandbox/Sandbox.ts';
import { serveSandbox } from '../../../src/sandbox/serveSandbox.ts';
import { getFreePort } from '../../getFreePort.ts';
import { readManifest } from '../../readManifest.ts';
import { buildServer } from './buildServer.ts';
import { installServers } from './installServers.ts';
import { startServer } from './startServer.ts';

/** An example in a process of its own, in front of its own sandbox. */
export interface Product {
  url: string;
  sandbox: Sandbox;
  /** Those of its `.env.example`. */
  variables: Record<string, string>;
  companies: readonly { id: string; name: string }[];
  /** Sends `SIGTERM`. Resolves when the process is gone. */
  stopServer: () => Promise<void>;
  /** Stops everything. */
  close: () => Promise<void>;
}

/**
 * Builds and starts an example with its own scripts, and with the variables of its `.env.example`, in front of
 * a sandbox with these companies.
 */
export async function startProduct(example: string, flags: string): Promise<Product> {
  const folder = join(await installServers(), example);
  const variables = readVariables(folder);
  const companies = getCompanies(variables['COMPANIES'] ?? '');
  const url = `http://127.0.0.1:${await getFreePort()}`;
  const { sandbox, close } = await serveSandbox({
    port: 0,
    entities: companies.map((company) => ({ ...company, currency: 'GBP' })),
    clientSecret: variables['MONITE_CLIENT_SECRET'],
    webhook: {
      url: `${url}/api/webhooks/accounting`,
      secret: variables['MONITE_WEBHOOK_SECRET'],
    },
  });
  try {
    await buildServer(folder);
    const script = `${readManifest(folder).scripts?.['start']} ${flags}`;
    const env = { ...variables, MONITE_API_URL: sandbox.baseUrl };
    const server = await startServer(folder, script, url, env);
    const closeAll = async () => {
      await server.stop();
      await close();
    };
    return { url, sandbox, variables, companies, stopServer: server.stop, close: closeAll };
  } catch (error) {
    await close();
    throw error;
  }
}

function readVariables(folder: string): Record<string, string> {
  const entries = Object.entries(parseEnv(readFileSync(join(folder, '.env.example'), 'utf8')));
  return Object.fromEntries(entries.map(([name, value = '']) => [name, value]));
}

/** Reads them as the examples do. */
function getCompanies(list: string) {
  return list.split(',').map((company) => {
    const [id = '', name = ''] = company.split('=');
    return { id, name };
  });
}
