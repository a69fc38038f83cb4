import { useState } from 'react';
import { AccountingProvider, createAccountingClient } from 'react-accounting-connect';
import type { Client } from '../clients/Client.ts';
import { ClientTable } from '../clients/ClientTable.tsx';
import { ListState } from '../ListState.tsx';
import { PageHeader } from '../PageHeader.tsx';
import { useProduct } from '../ProductContext.ts';
import { useData } from '../useData.ts';

/** The clients of an accountant who uses the product: many entities under one client. */
export function ClientsPage() {
  const { session, locale } = useProduct();
  const data = useData<Client>('/api/clients');
  const [accounting] = useState(() =>
    createAccountingClient({
      apiUrl: '/api/clients/accounting',
      updateStreamUrl: '/api/clients/accounting/updates',
      apiVersion: session.apiVersion,
    }),
  );
  return (
    <>
      <PageHeader title="Clients">
        The accounting software of each client. Rows are checked as you scroll.
      </PageHeader>
      <ListState data={data} what="clients">
        {(clients) => (
          <AccountingProvider client={accounting} entityId={null} locale={locale}>
            <ClientTable clients={clients} accounting={accounting} locale={locale} />
          </AccountingProvider>
        )}
      </ListState>
    </>
  );
}
