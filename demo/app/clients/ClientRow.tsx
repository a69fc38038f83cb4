import { AccountingProvider, ConnectButton } from 'react-accounting-connect';
import type {
  AccountingClient,
  AccountingProviderProps,
  EntityConnection,
} from 'react-accounting-connect';
import { formatTime } from '../formatTime.ts';
import { nonce } from '../nonce.ts';
import type { Client } from './Client.ts';
import { getStatusLabel } from './getStatusLabel.ts';

interface ClientRowProps {
  client: Client;
  accounting: AccountingClient;
  locale: AccountingProviderProps['locale'];
  /** `undefined` until the row has been in view. */
  known: EntityConnection | undefined;
  /** The name of the client's accounting software, or an empty text. */
  platform: string;
  isInView: boolean;
  watch: (row: HTMLElement | null) => void;
}

/** One client. Its button exists while the row is near the view, and stands out if a person has to act. */
export function ClientRow(props: ClientRowProps) {
  const { client, accounting, locale, known, platform, isInView, watch } = props;
  const lastPull = known?.connection?.lastPull;
  const nameId = `client-${client.id}`;
  const status = known?.status ?? 'loading';

  const isUrgent = status === 'deauthorized' || status === 'pending_auth';

  return (
    <tr role="row" ref={watch} data-id={client.id} data-status={status}>
      <th role="rowheader" scope="row" id={nameId} data-cell="title">
        {client.name}
      </th>
      <td role="cell" data-cell="wide">
        {platform || <span className="client-nothing">–</span>}
      </td>
      <td role="cell" data-cell="state">
        <span className="pill client-status" data-status={status}>
          {getStatusLabel(known)}
        </span>
      </td>
      <td role="cell" data-cell="hint">
        {lastPull ? (
          <bdi>
            <span className="only-phone">Synced </span>
            <time dateTime={lastPull}>{formatTime(lastPull)}</time>
          </bdi>
        ) : (
          <span className="client-nothing">–</span>
        )}
      </td>
      <td role="cell" data-cell="action" className="client-action">
        {isInView && (
          <AccountingProvider
            client={accounting}
            entityId={client.id}
            locale={locale}
            nonce={nonce}
          >
            <ConnectButton
              data-variant={isUrgent ? undefined : 'secondary'}
              aria-describedby={nameId}
            />
          </AccountingProvider>
        )}
      </td>
    </tr>
  );
}
