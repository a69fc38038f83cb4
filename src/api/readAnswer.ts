import type { Clock } from '../lib/Clock.ts';
import { systemClock } from '../lib/systemClock.ts';
import { AccountingError } from './AccountingError.ts';
import type { Connection } from './Connection.ts';
import { getRefusal } from './getRefusal.ts';
import type { Pull } from './Pull.ts';
import { readFields, UnexpectedAnswer } from './readFields.ts';
import type { Fields } from './readFields.ts';

/** The kinds of response that the API sends. */
export interface Answers {
  connection: Connection;
  connections: readonly Connection[];
  pulls: Pull[];
}

export type AnswerKind = keyof Answers;

const readIssue = (issue: Fields) => ({ message: issue.text('message') });

/** The API guarantees only the first four fields. Unknown fields are dropped. */
function readConnection(wire: Fields): Connection {
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

function readPull(wire: Fields): Pull {
  return {
    id: wire.text('id'),
    connectionId: wire.textOrNull('connection_id'),
    resourceType: wire.textOrNull('resource_type'),
    status: wire.textOrNull('status'),
    requestedAt: wire.textOrNull('requested_at'),
    errors: wire.listOrEmpty('errors', readIssue),
  };
}

/** Parses the text of each kind of response. */
export type Readers = { readonly [Kind in AnswerKind]: (text: string) => Answers[Kind] };

/**
 * Creates the readers of one entity. If the text of a list is unchanged, the reader returns the
 * same array, so callers need not compare its contents.
 */
export function createReaders(): Readers {
  let last: { text: string; connections: readonly Connection[] } | undefined;
  return {
    connection: (text) => readConnection(readBody(text)),
    connections(text) {
      if (last?.text !== text) {
        last = { text, connections: readBody(text).list('data', readConnection) };
      }
      return last.connections;
    },
    pulls: (text) => readBody(text).list('data', readPull),
  };
}

export interface ReadOptions {
  /** The token of the request, which is removed from error messages. */
  token?: string | undefined;
  readers?: Readers;
  clock?: Clock;
}

const readBody = (text: string) => readFields(parse(text), 'body');

/**
 * Reads a response of the API and converts snake_case to camelCase. No other file does. Throws an
 * `AccountingError`: `invalid_response` for an undocumented shape, `session_expired` for a page, or
 * the code of the status.
 */
export function readAnswer<Kind extends AnswerKind>(
  kind: Kind,
  response: Response,
  text: string,
  { token, readers = createReaders(), clock = systemClock }: ReadOptions = {},
): Answers[Kind] {
  const { ok, status, redirected } = response;
  const isPage = () => parse(text) === undefined && (redirected || /^\s*</.test(text));
  // The page at the end of a redirect may have any status.
  if (!ok && !(redirected && status < 500 && isPage())) {
    throw getRefusal(response, parse(text), clock, token);
  }
  try {
    return readers[kind](text);
  } catch (error) {
    if (!(error instanceof UnexpectedAnswer)) throw error;
    const requestId = response.headers.get('x-request-id') ?? undefined;
    throw isPage()
      ? new AccountingError('session_expired', 'A page: no session, or a wrong apiUrl', { status })
      : new AccountingError('invalid_response', error.message, { status, requestId });
  }
}

/** Returns `undefined` for text that is not JSON, such as an empty body or the page of a proxy. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
