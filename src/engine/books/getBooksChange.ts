import type { BusinessInfo, Connection } from '../../api/Connection.ts';
import { compareTimes } from '../../lib/compareTimes.ts';
import { getCurrentConnection } from '../getCurrentConnection.ts';

/** The books of an organization, as people recognize them. */
export interface Books {
  /** The organization's name, or its legal name if only those can be compared. */
  name: string;
  /** An ISO 4217 code. `null` if the API omits it. */
  currency: string | null;
}

/** The current connection names other books than the one before. */
export interface BooksChange {
  /** Identifies the change. Another name or another connection is another change. */
  key: string;
  /** The current connection. */
  connection: Connection;
  /** The last earlier connection with the right books. */
  previous: Connection;
  /** The books of `previous`. */
  before: Books;
  /** The books of `connection`. */
  after: Books;
}

type NamedConnection = Connection & { businessInfo: BusinessInfo };

/**
 * Returns the change that a person has to confirm, if any. Goes through the connections from the
 * oldest to the current one. The first books count as right, and so do books that are the same as
 * the last right ones, or that were confirmed. A connection to wrong books therefore never becomes
 * the one before. What the API does not name is not compared.
 */
export function getBooksChange(
  connections: readonly Connection[],
  /** The keys of the changes that people have confirmed, one a line. */
  answers: string,
): BooksChange | null {
  const current = getCurrentConnection(connections);
  if (current?.status !== 'connected' || !isNamed(current)) return null;
  const earlier = connections
    .filter(isNamed)
    .filter((one) => one !== current && !(compareTimes(one.createdAt, current.createdAt) > 0));
  // oxlint-disable-next-line unicorn/no-array-sort -- some browsers have no `toSorted`
  earlier.sort((one, other) => compareTimes(one.createdAt, other.createdAt) || 0);
  const confirmed = answers.split('\n');
  let right: readonly NamedConnection[] = [];
  let change: BooksChange | null = null;
  for (const connection of [...earlier, current]) {
    change = findChange(right, connection);
    if (change && confirmed.includes(change.key)) change = null;
    if (!change) right = keepComparable(right, connection);
  }
  return change;
}

const FIELDS = ['name', 'legalName'] as const;

/** Adds the newest right books. Drops those of which it has every name, as nothing reaches them. */
function keepComparable(
  right: readonly NamedConnection[],
  newest: NamedConnection,
): readonly NamedConnection[] {
  const isMissing = (field: (typeof FIELDS)[number]) => fold(newest.businessInfo[field]) === '';
  const missing = FIELDS.filter(isMissing);
  const kept = right.filter(({ businessInfo }) =>
    missing.some((field) => fold(businessInfo[field]) !== ''),
  );
  return [newest, ...kept];
}

const isNamed = (connection: Connection): connection is NamedConnection =>
  fold(connection.businessInfo?.name) !== '' || fold(connection.businessInfo?.legalName) !== '';

/** Compares with the last right books that can be compared. `right` begins with the last ones. */
function findChange(
  right: readonly NamedConnection[],
  connection: NamedConnection,
): BooksChange | null {
  const after = connection.businessInfo;
  for (const previous of right) {
    const before = previous.businessInfo;
    for (const field of FIELDS) {
      const names = [fold(before[field]), fold(after[field])];
      if (names.includes('')) continue;
      const currencies = [fold(before.baseCurrency), fold(after.baseCurrency)];
      const isRenamed = names[0] !== names[1];
      if (!isRenamed && (currencies.includes('') || currencies[0] === currencies[1])) return null;
      return {
        key: `${connection.id}:${hash((isRenamed ? names : currencies)[1] ?? '')}`,
        connection,
        previous,
        before: getBooks(before, field),
        after: getBooks(after, field),
      };
    }
  }
  return null;
}

const getBooks = (info: BusinessInfo, field: 'name' | 'legalName'): Books => ({
  name: info[field]?.trim() ?? '',
  currency: info.baseCurrency,
});

/** Removes differences that people do not see, such as case, width, spaces and invisible characters. */
function fold(text: string | null | undefined): string {
  const visible = (text ?? '').normalize('NFKC').replace(/\p{Cf}/gu, '');
  return visible.replace(/\s+/g, ' ').trim().toUpperCase();
}

/** FNV-1a. Keys are stored, and must not tell the names to other people who use this browser. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return (value >>> 0).toString(36);
}
