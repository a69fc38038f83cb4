import type { Connection, ConnectionIssue } from './Connection.ts';
import { readBody } from './readFields.ts';
import type { Fields } from './readFields.ts';

/** Reads a problem that the accounting system reported. */
export const readIssue = (issue: Fields): ConnectionIssue => ({ message: issue.text('message') });

/**
 * Reads a connection of any API version. The API guarantees only the first four fields. Unknown
 * fields are dropped.
 */
function read(wire: Fields): Connection {
  const business = wire.fields('business_info');
  return {
    id: wire.text('id'),
    createdAt: wire.text('created_at'),
    updatedAt: wire.text('updated_at'),
    authorizationUrl: wire.textOrNull('connection_url'),
    platform: wire.textOrNull('platform'),
    status: wire.textOrNull('status') ?? 'unknown',
    lastPull: wire.textOrNull('last_pull'),
    errors: wire.listOrEmpty('errors', readIssue),
    businessInfo: business && {
      name: business.textOrNull('name'),
      legalName: business.textOrNull('legal_name'),
      email: business.textOrNull('email'),
      type: business.textOrNull('type'),
      baseCurrency: business.textOrNull('base_currency'),
    },
  };
}

/** Reads the response that holds one connection. */
export const readConnection = (text: string): Connection => read(readBody(text));

/** Reads the response that holds all connections of an entity. */
export const readConnections = (text: string): Connection[] => readBody(text).list('data', read);
