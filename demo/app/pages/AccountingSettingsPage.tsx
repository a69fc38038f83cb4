import { useState } from 'react';
import { AccountingConnect } from 'react-accounting-connect';
import { PageHeader } from '../PageHeader.tsx';
import { useProduct } from '../ProductContext.ts';

/** Settings → Accounting: the drop-in widget. */
export function AccountingSettingsPage() {
  const { events } = useProduct();
  const [missing, setMissing] = useState<string>();
  return (
    <>
      <p className="breadcrumb">Settings</p>
      <PageHeader title="Accounting">
        Connect your accounting software to work with its invoices and products here.
      </PageHeader>
      <AccountingConnect onMissingPlatform={setMissing} />
      {missing !== undefined && (
        <output className="card missing">
          Thanks! We’ll tell you when {missing || 'your software'} is available.
        </output>
      )}
      <details className="card log">
        <summary>Events from the widget</summary>
        {events.length === 0 && <p>No events yet. Each step will show up here.</p>}
        <ol>
          {events.map((event) => (
            <li key={`${event.at} ${event.type}`}>
              <time dateTime={event.at}>{new Date(event.at).toLocaleTimeString()}</time>
              <code>{event.type}</code>
              {'platform' in event && <span>{event.platform}</span>}
              {'code' in event && <span>{event.code}</span>}
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}
