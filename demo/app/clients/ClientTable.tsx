import { useMemo, useRef, useState } from 'react';
import { useEntityConnections, usePlatforms } from 'react-accounting-connect';
import type {
  AccountingClient,
  AccountingProviderProps,
  EntityConnection,
} from 'react-accounting-connect';
import type { Client } from './Client.ts';
import { ClientRow } from './ClientRow.tsx';
import { STATUS_LABELS } from './getStatusLabel.ts';
import { sortClients } from './sortClients.ts';
import type { Column, Sorting } from './sortClients.ts';
import { useRowsInView } from './useRowsInView.ts';

const COLUMNS: readonly [Column, string][] = [
  ['name', 'Client'],
  ['platform', 'Software'],
  ['status', 'Status'],
  ['lastPull', 'Last synced'],
];

interface ClientTableProps {
  clients: readonly Client[];
  /** Shared by the table and the buttons in its rows. */
  accounting: AccountingClient;
  locale?: AccountingProviderProps['locale'];
}

/** An accountant's clients. A row loads when it comes near the view, and keeps what it has shown. */
export function ClientTable({ clients, accounting, locale }: ClientTableProps) {
  const { ids, watch } = useRowsInView();
  const { connections } = useEntityConnections([...ids]);
  const [known, setKnown] = useState<ReadonlyMap<string, EntityConnection>>(new Map());
  const [query, setQuery] = useState('');
  const [status, setStatus] = useState('');
  const [sorting, setSorting] = useState<Sorting>({ column: 'name', isDescending: false });
  const { platforms } = usePlatforms();
  const search = useRef<HTMLInputElement>(null);

  // React renders again at once, before it shows this.
  const news = connections.filter((one) => !one.isLoading && known.get(one.entityId) !== one);
  if (news.length > 0) {
    setKnown(new Map([...known, ...news.map((one) => [one.entityId, one] as const)]));
  }

  const getPlatformName = useMemo(() => {
    const names = new Map(platforms.map(({ key, name }) => [String(key), name]));
    return (key: string) => names.get(key) ?? key;
  }, [platforms]);

  const wanted = query.trim().toLowerCase();
  const hasStatus = (id: string) => {
    const own = known.get(id)?.status;
    // A client that nobody has checked may fit, and is checked once its row is in view.
    return status === '' || own === undefined || own === status;
  };
  const found = clients.filter(
    ({ id, name }) => name.toLowerCase().includes(wanted) && hasStatus(id),
  );
  const shown = sortClients(found, known, sorting, getPlatformName);
  const unchecked = found.filter(({ id }) => !known.has(id)).length;
  const certain = status === '' ? found.length : found.length - unchecked;
  const { column, isDescending } = sorting;

  function clearFilters() {
    setQuery('');
    setStatus('');
    // The button is about to go, and would take the focus with it.
    search.current?.focus();
  }

  function getSort(own: Column) {
    if (own !== column) return 'none';
    return isDescending ? 'descending' : 'ascending';
  }

  return (
    <>
      <search className="client-filters">
        <label>
          Find a client
          <input
            ref={search}
            type="search"
            value={query}
            autoComplete="off"
            onChange={(event) => setQuery(event.target.value)}
          />
        </label>
        <label>
          Status
          <select value={status} onChange={(event) => setStatus(event.target.value)}>
            <option value="">Any</option>
            {STATUS_LABELS.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <p className="client-count">
          <bdi>
            <output>{`${certain} of ${clients.length} clients`}</output>
            {/* Changes with each row that comes into view, so it is not announced. */}
            <span>{unchecked > 0 && `, ${unchecked} not checked yet`}</span>
          </bdi>
        </p>
      </search>
      <div className="card table-card">
        <table role="table" aria-label="Clients" className="client-table">
          <thead role="rowgroup">
            <tr role="row">
              {COLUMNS.map(([own, label]) => (
                <th
                  key={own}
                  role="columnheader"
                  scope="col"
                  data-column={own}
                  aria-sort={getSort(own)}
                >
                  <button
                    type="button"
                    onClick={() =>
                      setSorting({ column: own, isDescending: own === column && !isDescending })
                    }
                  >
                    {label}
                    <span aria-hidden="true" className="client-arrow">
                      {own === column ? (isDescending ? '↓' : '↑') : ''}
                    </span>
                  </button>
                </th>
              ))}
              <th role="columnheader" scope="col" data-column="action">
                <span className="visually-hidden">Connect</span>
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {shown.map((client) => {
              const own = known.get(client.id);
              const key = own?.connection?.platform;
              return (
                <ClientRow
                  key={client.id}
                  client={client}
                  accounting={accounting}
                  locale={locale}
                  known={own}
                  platform={key ? getPlatformName(key) : ''}
                  isInView={ids.has(client.id)}
                  watch={watch}
                />
              );
            })}
          </tbody>
        </table>
        {shown.length === 0 && (
          <div className="client-none">
            <p>No clients match</p>
            <button type="button" className="button" onClick={clearFilters}>
              Clear filters
            </button>
          </div>
        )}
      </div>
    </>
  );
}
