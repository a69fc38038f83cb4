import { array, nullish, object, pipe, safeParse, string, transform } from 'valibot';
import type { GenericSchema } from 'valibot';
import { AccountingError } from './AccountingError.ts';
import type { AnswerKind, Answers } from './Answers.ts';
import type { Connection } from './Connection.ts';
import { getRefusal } from './getRefusal.ts';
import type { Pull } from './Pull.ts';

const text = nullish(string(), null);
const issues = nullish(array(object({ message: string() })), []);

/** Only the first four are promised by the API; the rest can be absent. Unknown fields are left out. */
const connection = pipe(
  object({
    id: string(),
    created_at: string(),
    updated_at: string(),
    connection_url: text,
    status: nullish(string(), 'unknown'),
    platform: text,
    last_pull: text,
    errors: issues,
    business_info: nullish(
      object({ name: text, legal_name: text, email: text, type: text, base_currency: text }),
      null,
    ),
  }),
  transform(({ business_info: business, ...wire }): Connection => ({
    id: wire.id,
    platform: wire.platform,
    status: wire.status,
    authorizationUrl: wire.connection_url,
    createdAt: wire.created_at,
    updatedAt: wire.updated_at,
    lastPull: wire.last_pull,
    errors: wire.errors,
    businessInfo: business && {
      name: business.name,
      legalName: business.legal_name,
      email: business.email,
      type: business.type,
      baseCurrency: business.base_currency,
    },
  })),
);

const pull = pipe(
  object({
    id: string(),
    connection_id: text,
    resource_type: text,
    status: text,
    requested_at: text,
    errors: issues,
  }),
  transform((wire): Pull => ({
    id: wire.id,
    connectionId: wire.connection_id,
    resourceType: wire.resource_type,
    status: wire.status,
    requestedAt: wire.requested_at,
    errors: wire.errors,
  })),
);

const listOf = <T>(item: GenericSchema<unknown, T>) =>
  pipe(
    object({ data: array(item) }),
    transform(({ data }) => data),
  );

const SCHEMAS: { [Kind in AnswerKind]: GenericSchema<unknown, Answers[Kind]> } = {
  connection,
  connections: listOf(connection),
  pulls: listOf(pull),
};

/**
 * Reads an answer of the API: snake_case becomes camelCase here and nowhere else. Throws
 * `AccountingError` for a refusal, and `invalid_response` for what the API does not document.
 */
export function readAnswer<Kind extends AnswerKind>(
  kind: Kind,
  response: Response,
  text: string,
): Answers[Kind] {
  const answer = parse(text);
  if (!response.ok) throw getRefusal(response, answer);
  const schema: GenericSchema<unknown, Answers[Kind]> = SCHEMAS[kind];
  const result = safeParse(schema, answer);
  if (result.success) return result.output;
  const [{ message, path }] = result.issues;
  const where = path?.map(({ key }) => key).join('.') ?? 'the top';
  throw new AccountingError('invalid_response', `Unexpected answer at ${where}: ${message}`, {
    status: response.status,
    requestId: response.headers.get('x-request-id') ?? undefined,
  });
}

/** `undefined` for what is not JSON: an empty body, or a page of a proxy in between. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
