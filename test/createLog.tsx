import { AccountingProvider, SyncLog } from 'react-accounting-connect';
import type { ReactNode } from 'react';
import { createRecordServer } from './createRecordServer.ts';
import type { RecordServer } from './createRecordServer.ts';

/** The records that the log reads at a time. */
export const PAGE = 25;

/** Creates the log of a business with so many invoices. The network answers inside the page. */
export function createLog(total: number): { server: RecordServer; element: ReactNode } {
  const server = createRecordServer(total, PAGE);
  const element = (
    <AccountingProvider
      entityId="6a3f1c58-6f0e-4d53-9a53-2f1f5c0f7c11"
      apiUrl="https://api.test/v1"
      apiVersion="2024-05-25"
      maxRequestsPerSecond={1000}
      fetch={server.fetch}
    >
      <SyncLog />
    </AccountingProvider>
  );
  return { server, element };
}
