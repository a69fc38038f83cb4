import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSandbox } from '../../../src/sandbox/serveSandbox.ts';
import type { SandboxServer } from '../../../src/sandbox/serveSandbox.ts';
import { run } from '../consumer.ts';

const ENTITIES = ['first', 'second', 'third'].map((name, index) => ({
  id: `e0000000-0000-4000-8000-00000000000${index}`,
  name,
  currency: 'GBP',
}));
const [FIRST = '', SECOND = '', THIRD = ''] = ENTITIES.map(({ id }) => id);

/** Runs the documentation's jobs in a process of their own, with the installed package. */
export function testJobs(getFolder: () => string): void {
  describe('the jobs', () => {
    let server: SandboxServer;

    beforeAll(async () => {
      server = await serveSandbox({ port: 0, entities: ENTITIES });
      const { baseUrl, clientId, clientSecret } = server.sandbox;
      const variables = {
        MONITE_API_URL: baseUrl,
        MONITE_CLIENT_ID: clientId,
        MONITE_CLIENT_SECRET: clientSecret,
      };
      const lines = Object.entries(variables).map((entry) => entry.join('='));
      writeFileSync(join(getFolder(), 'jobs.env'), lines.join('\n'));
    });

    afterAll(() => server.close());

    /** Returns what the job returned. */
    async function runJob(name: string, ...args: unknown[]): Promise<unknown> {
      const folder = getFolder();
      const list = args.map((arg) => JSON.stringify(arg)).join(', ');
      writeFileSync(
        join(folder, 'runJob.ts'),
        `import { ${name} } from './${name}';\n` +
          `console.log(JSON.stringify({ result: await ${name}(${list}) }));\n`,
      );
      const tsx = import.meta.resolve('tsx');
      const flags = ['--env-file=jobs.env', '--import', tsx];
      return JSON.parse(await run(folder, process.execPath, ...flags, 'runJob.ts')).result;
    }

    it('disconnect a customer who leaves, also if run twice', async () => {
      const { sandbox } = server;
      sandbox.reset();
      sandbox.connect(FIRST, 'wave', 'disconnected');
      sandbox.connect(FIRST, 'xero');
      sandbox.connect(SECOND, 'xero');

      await runJob('offboardCustomer', FIRST);
      await runJob('offboardCustomer', FIRST);

      expect(sandbox.connections.map(({ status }) => status)).toEqual([
        'disconnected',
        'disconnected',
        'connected',
      ]);
      expect(sandbox.requests.filter(({ path }) => path.endsWith('/disconnect'))).toHaveLength(1);
    });

    it('sync every connected customer, and name those who have to sign in again', async () => {
      const { sandbox } = server;
      sandbox.reset();
      sandbox.deauthorize(sandbox.connect(FIRST, 'xero').id);
      sandbox.connect(SECOND, 'xero');
      sandbox.connect(THIRD, 'xero');
      sandbox.fail({ path: '/accounting_connections', delay: 50, status: 503 });

      expect(await runJob('syncCustomers', [THIRD, FIRST, 'not an id', SECOND])).toEqual([FIRST]);

      // The API failed for the third customer.
      expect(sandbox.connections.map(({ pulls }) => pulls.length)).toEqual([0, 2, 0]);
    });

    it('send failed invoices again', async () => {
      const { sandbox } = server;
      sandbox.reset();
      const { id } = sandbox.connect(FIRST, 'xero');
      const headers = {
        Authorization: `Bearer ${sandbox.issueToken()}`,
        'X-Monite-Entity-Id': FIRST,
        'X-Monite-Version': '2024-05-25',
      };
      const sync = `${sandbox.baseUrl}/accounting_connections/${id}/sync`;
      await sandbox.fetch(sync, { method: 'POST', headers });
      sandbox.advance(30_000);
      const before = sandbox.requests.length;

      const count = await runJob('pushFailedInvoices', FIRST);

      expect(count).toBeGreaterThan(0);
      const pushes = sandbox.requests
        .slice(before)
        .filter(({ path, status }) => path.endsWith('/push') && status === 200);
      expect(pushes).toHaveLength(Number(count));
    });
  });
}
