import type { EntityConnection } from 'react-accounting-connect';
import type { Client } from './Client.ts';
import { getStatusLabel } from './getStatusLabel.ts';

export type Column = 'name' | 'platform' | 'status' | 'lastPull';

export interface Sorting {
  column: Column;
  isDescending: boolean;
}

const { compare } = new Intl.Collator('en', { numeric: true });

/** Sorts by a column, and then by name. Clients without a value come last in both directions. */
export function sortClients(
  clients: readonly Client[],
  known: ReadonlyMap<string, EntityConnection>,
  { column, isDescending }: Sorting,
  getPlatformName: (key: string) => string,
): Client[] {
  function getValue({ id, name }: Client): string {
    const { connection, status } = known.get(id) ?? {};
    if (column === 'name') return name;
    if (column === 'status') return status === undefined ? '' : getStatusLabel(known.get(id));
    if (column === 'lastPull') return connection?.lastPull ?? '';
    return connection?.platform ? getPlatformName(connection.platform) : '';
  }
  const sorted = clients.map((client) => ({ client, value: getValue(client) }));
  sorted.sort((one, other) => {
    const isEmpty = Number(one.value === '') - Number(other.value === '');
    const order = compare(one.value, other.value) * (isDescending ? -1 : 1);
    return isEmpty || order || compare(one.client.name, other.client.name);
  });
  return sorted.map(({ client }) => client);
}
