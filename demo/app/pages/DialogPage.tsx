import * as Dialog from '@radix-ui/react-dialog';
import { AccountingConnect } from 'react-accounting-connect';
import type { Invoice } from '../Invoice.ts';
import { InvoiceTable } from '../InvoiceTable.tsx';
import { ListState } from '../ListState.tsx';
import { PageHeader } from '../PageHeader.tsx';
import { useData } from '../useData.ts';

/** The widget in a dialog of the product, which stays open while the widget opens its own. */
export function DialogPage() {
  const data = useData<Invoice>('/api/invoices');
  return (
    <>
      <PageHeader title="Inside a dialog">
        The widget in Tidewell’s own dialog, which people open when they need it.
      </PageHeader>
      <Dialog.Root>
        <Dialog.Trigger className="button primary import-button">Import invoices</Dialog.Trigger>
        <Dialog.Portal>
          <Dialog.Overlay className="modal-overlay">
            <Dialog.Content className="modal">
              <Dialog.Title>Import invoices</Dialog.Title>
              <Dialog.Description>
                Connect your accounting software, then pull its invoices and products.
              </Dialog.Description>
              <AccountingConnect />
              <Dialog.Close className="button">Done</Dialog.Close>
            </Dialog.Content>
          </Dialog.Overlay>
        </Dialog.Portal>
      </Dialog.Root>
      <ListState data={data} what="invoices">
        {(invoices) => <InvoiceTable invoices={invoices} label="Invoices" />}
      </ListState>
    </>
  );
}
