import { AccountingProvider, ConnectButton } from 'react-accounting-connect';
import type { AccountingClient, EntityConnection, Locale } from 'react-accounting-connect';
import { formatTime } from '../formatTime.ts';
import type { Client } from './Client.ts';
import { getStatusLabel } from './getStatusLabel.ts';

interface ClientRowProps {
  client: Client;
  accounting: AccountingClient;
  locale: Locale | undefined;
  /** `undefined` until the row has been in view. */
  known: EntityConnection | undefined;
  /** The name of the client's accounting software, or an empty text. */
  platform: string;
  isInView: boolean;
  watch: (row: HTMLElement | null) => void;
}

/** One client. Its button exists while the row is near the view. */
export function ClientRow(props: ClientRowProps) {
  const { client, accounting, locale, known, platform, isInView, watch } = props;
  const lastPull = known?.connection?.lastPull;
  const nameId = `client-${client.id}`;
  return (
    <tr ref={watch} data-id={client.id}>
      <th scope="row" id={nameId} data-cell="title">
        {client.name}
      </th>
      <td data-cell="wide">{platform || '–'}</td>
      <td data-cell="state">
        <span className="pill client-status" data-status={known?.status ?? 'loading'}>
          {getStatusLabel(known)}
        </span>
      </td>
      <td data-cell="hint">
        {lastPull ? (
          <>
            <span className="only-phone">Synced </span>
            <time dateTime={lastPull}>{formatTime(lastPull)}</time>
          </>
        ) : (
          '–'
        )}
      </td>
      <td data-cell="action" className="client-action">
        {isInView && (
          <AccountingProvider client={accounting} entityId={client.id} locale={locale}>
            <ConnectButton aria-describedby={nameId} />
          </AccountingProvider>
        )}
      </td>
    </tr>
  );
}
