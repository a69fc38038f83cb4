import * as fc from 'fast-check';

/** A response or a failure of the fake API. */
export type FakeAnswer =
  | { kind: 'answer'; status: number; headers: Record<string, string>; body: string }
  | { kind: 'rejects' }
  | { kind: 'hangs' }
  | { kind: 'breaks_off' };

/** Stands for the token in generated data. */
export const TOKEN_MARK = '«token»';

const only = <const T>(value: T) => fc.constant(value);

const words = fc.oneof(
  fc.constantFrom('connected', 'connected', 'pending_auth', 'deauthorized', 'disconnected'),
  fc.constantFrom('xero', 'CONNECTED', 'connecting', '', 'null', '__proto__', 'constructor'),
  fc.string(),
);
const times = fc.constantFrom(
  '2023-02-16T07:38:01.631172+00:00',
  '2023-04-02T13:11:53.250Z',
  'yesterday',
  '',
);
const issues = fc.option(fc.array(fc.record({ message: fc.string() }), { maxLength: 3 }));
const reservedNames = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'then');

const connections = withExtras(
  fc.record(
    {
      id: fc.constantFrom('c1', 'c2', '', '../..', '__proto__'),
      created_at: times,
      updated_at: times,
      connection_url: fc.option(fc.webUrl()),
      status: words,
      platform: fc.option(words),
      last_pull: fc.option(times),
      errors: issues,
      business_info: fc.option(fc.record({ name: fc.option(fc.string()), email: fc.string() })),
    },
    { requiredKeys: ['id', 'created_at', 'updated_at', 'connection_url'] },
  ),
);
const pulls = withExtras(
  fc.record(
    { id: fc.string(), connection_id: words, resource_type: words, status: words, errors: issues },
    { requiredKeys: ['id'] },
  ),
);
const records = withExtras(
  fc.record(
    {
      id: fc.string(),
      created_at: times,
      updated_at: times,
      last_pulled_at: fc.option(times),
      sync_status: fc.oneof(fc.constantFrom('pending', 'error', 'done'), words),
      object_type: words,
      object_id: fc.option(fc.uuid()),
      platform: fc.option(words),
      provider: fc.option(fc.string()),
      errors: fc.jsonValue(),
    },
    { requiredKeys: ['id', 'created_at', 'updated_at'] },
  ),
);
const quoted = `The token ${TOKEN_MARK} is not valid`;
const refusals = fc
  .oneof(
    fc.record({ error: fc.record({ message: fc.string(), type: fc.string() }) }),
    fc.record({ error: only({ message: quoted }) }),
    fc.record({ detail: fc.array(fc.record({ loc: fc.array(fc.string()), msg: fc.string() })) }),
    only(quoted),
  )
  .map((body) => JSON.stringify(body));
const recordPages = fc
  .tuple(listOf(records), fc.option(fc.string()))
  .map(([text, token]) => `{"next_pagination_token":${JSON.stringify(token)},${text.slice(1)}`);
const valid = fc.oneof(
  connections,
  listOf(connections),
  listOf(pulls),
  records,
  recordPages,
  refusals,
);

const bodies: fc.Arbitrary<string> = fc.oneof(
  { weight: 30, arbitrary: valid },
  { weight: 30, arbitrary: corrupted() },
  { weight: 8, arbitrary: fc.tuple(valid, fc.nat(400)).map(([text, end]) => text.slice(0, end)) },
  { weight: 10, arbitrary: fc.json() },
  {
    weight: 8,
    arbitrary: fc.constantFrom('', ' ', 'null', '[]', 'true', '"connected"', '\uFEFF{"data":[]}'),
  },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      '<html><body><h1>502 Bad Gateway</h1></body></html>',
      `<!doctype html><pre>Authorization: Bearer ${TOKEN_MARK}</pre>`,
    ),
  },
  { weight: 1, arbitrary: huge() },
);

/** Values of the `Retry-After` header, valid or not. */
const retryAfter = fc.oneof(
  fc.constantFrom('0', '1', '3', '-5', '1e9', '9'.repeat(40), 'Infinity', 'NaN', '0x10', '1.5'),
  fc.constantFrom('', 'soon', 'Wed, 21 Oct 2015 07:28:00 GMT', 'Fri, 31 Dec 9999 23:59:59 GMT'),
  fc.integer({ min: -10, max: 100_000 }).map(String),
  fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
);

/** Random responses to one call. The last one repeats forever. */
export const answers: fc.Arbitrary<FakeAnswer[]> = fc.array(
  fc.oneof(
    {
      weight: 30,
      arbitrary: fc.record({
        kind: only('answer'),
        status: fc.oneof(
          { weight: 4, arbitrary: fc.constantFrom(200, 201, 202, 401, 429, 422, 500) },
          { weight: 3, arbitrary: fc.integer({ min: 200, max: 599 }) },
        ),
        headers: fc.record(
          { 'retry-after': retryAfter, 'x-request-id': fc.uuid() },
          { requiredKeys: [] },
        ),
        body: bodies,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom<FakeAnswer>(
        { kind: 'rejects' },
        { kind: 'hangs' },
        { kind: 'breaks_off' },
      ),
    },
  ),
  { minLength: 1, maxLength: 3 },
);

function listOf(items: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.array(items, { maxLength: 4 }).map((texts) => `{"data":[${texts.join(',')}]}`);
}

/** Replaces a random part of a value with something else. */
function corrupted(): fc.Arbitrary<string> {
  return fc.tuple(valid, fc.nat(30), fc.jsonValue({ maxDepth: 1 })).map(([text, place, other]) => {
    let seen = 0;
    const parsed: unknown = JSON.parse(text, (_key, value: unknown) => {
      seen += 1;
      return seen === place ? other : value;
    });
    return JSON.stringify(parsed);
  });
}

/** Up to about 5 MB. */
function huge(): fc.Arbitrary<string> {
  return fc
    .tuple(listOf(connections), fc.nat(5_000_000), fc.boolean())
    .map(([text, size, isDeep]) => {
      const filling = isDeep ? '['.repeat(size / 100) : `"${'x'.repeat(size)}"`;
      return `{"filling":${filling},${text.slice(1)}`;
    });
}

/** Unknown fields, and names with a meaning in JavaScript. */
function withExtras<T extends object>(fields: fc.Arbitrary<T>): fc.Arbitrary<string> {
  const extra = fc.option(
    fc.tuple(fc.oneof(reservedNames, fc.string()), fc.jsonValue({ maxDepth: 1 })),
  );
  return fc.tuple(fields, extra).map(([known, more]) => {
    const text = JSON.stringify(known);
    if (!more) return text;
    // Parsed from text, because `__proto__` in a literal would not become a field.
    return `${text.slice(0, -1)},${JSON.stringify(more[0])}:${JSON.stringify(more[1])}}`;
  });
}
