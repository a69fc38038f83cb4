import { AccountingError } from './AccountingError.ts';
import type { AnswerKind, Answers } from './Answers.ts';
import type { Connection } from './Connection.ts';
import { getRefusal } from './getRefusal.ts';
import type { Pull } from './Pull.ts';
import { readFields } from './readFields.ts';
import type { Fields } from './readFields.ts';

const readIssue = (issue: Fields) => ({ message: issue.text('message') });

/** Only the first four are promised by the API; the rest can be absent. Unknown fields are left out. */
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

const READERS: { [Kind in AnswerKind]: (answer: Fields) => Answers[Kind] } = {
  connection: readConnection,
  connections: (answer) => answer.list('data', readConnection),
  pulls: (answer) => answer.list('data', readPull),
};

/**
 * Reads an answer of the API: snake_case becomes camelCase here and nowhere else. Throws
 * `AccountingError` for a refusal, and `invalid_response` for what the API does not document.
 */
export function readAnswer<Kind extends AnswerKind>(
  kind: Kind,
  response: Response,
  text: string,
  /** Of the request: a refusal may quote it. */
  token?: string,
): Answers[Kind] {
  const answer = parse(text);
  if (!response.ok) throw getRefusal(response, answer, token);
  try {
    return READERS[kind](readFields(answer, 'body'));
  } catch (error) {
    throw new AccountingError('invalid_response', error instanceof TypeError ? error.message : '', {
      status: response.status,
      requestId: response.headers.get('x-request-id') ?? undefined,
    });
  }
}

/** `undefined` for what is not JSON: an empty body, or a page of a proxy in between. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
