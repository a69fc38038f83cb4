import { HTTPException } from 'hono/http-exception';
import { describe, expect, it, vi } from 'vitest';
import { setUpProxy } from '../../test/setUpProxy.ts';
import { setUpTokenHandler } from '../../test/setUpTokenHandler.ts';
import { createUpdateStream } from './createUpdateStream.ts';

const withFields = (fields: object) => Object.assign(new Error('thrown'), fields);
const redirect = (status: number) =>
  new Response(null, { status, headers: { Location: '/sign-in', 'Set-Cookie': 'next=1' } });

/** What frameworks throw to refuse a request. */
const LAPSED: [string, unknown][] = [
  ['redirect() of Next', withFields({ digest: 'NEXT_REDIRECT;replace;/sign-in;307;' })],
  ['unauthorized() of Next', withFields({ digest: 'NEXT_HTTP_ERROR_FALLBACK;401' })],
  ['redirect() of React Router', redirect(302)],
  ['a redirect after a POST', redirect(303)],
  ['a Response', new Response('Sign in', { status: 401 })],
  ['data() of React Router', { type: 'DataWithResponseInit', data: 'no', init: { status: 401 } }],
  ['redirect() of TanStack Router', { to: '/sign-in', isRedirect: true }],
  ['redirect() of SvelteKit', { status: 303, location: '/sign-in' }],
  ['error() of SvelteKit', { status: 401, body: { message: 'no' } }],
  ['HTTPException of Hono', new HTTPException(401)],
  ['an error of Fastify or Nitro', withFields({ statusCode: 401 })],
  ['Boom of Hapi', withFields({ isBoom: true, output: { statusCode: 401 } })],
  ['an error of tRPC', withFields({ name: 'TRPCError', code: 'UNAUTHORIZED' })],
  ['an error of GraphQL', withFields({ extensions: { code: 'UNAUTHENTICATED' } })],
  ['an error of ky', withFields({ response: new Response('', { status: 401 }) })],
  ['an error of axios', withFields({ response: { status: 401, data: {} } })],
  ['419, as Laravel answers', withFields({ response: { status: 419 } })],
  ['440, as IIS answers', withFields({ status: 440 })],
];
const FORBIDDEN: [string, unknown][] = [
  ['forbidden() of Next', withFields({ digest: 'NEXT_HTTP_ERROR_FALLBACK;403' })],
  ['notFound() of Next', withFields({ digest: 'NEXT_HTTP_ERROR_FALLBACK;404' })],
  ['a Response', new Response('No', { status: 403 })],
  ['HTTPException of Hono', new HTTPException(403)],
  ['an error of Fastify or Nitro', withFields({ statusCode: 403 })],
  ['notFound() of Next 14', withFields({ digest: 'NEXT_NOT_FOUND' })],
  ['Boom of Hapi', withFields({ isBoom: true, output: { statusCode: 403 } })],
  ['an error of tRPC', withFields({ name: 'TRPCError', code: 'FORBIDDEN' })],
  ['an error of ky', withFields({ response: new Response('', { status: 403 }) })],
];
const FAILED: [string, unknown][] = [
  ['an error', new Error('The database is down')],
  ['a Response', new Response('Down', { status: 503 })],
  ['an error with a status', withFields({ status: 500 })],
  ['an unknown digest', withFields({ digest: '3141592653' })],
  ['a string', 'no'],
  ['nothing', undefined],
  ['an error of the network', withFields({ code: 'ECONNREFUSED' })],
  ['an error of a service that is down', withFields({ response: { status: 502 } })],
];

const fail = (thrown: unknown) => async (): Promise<null> => {
  throw thrown;
};
// JavaScript lets partners return anything.
const give = (returned: object) => (): Promise<null> => Promise.resolve(Object.assign(returned));

/** The answers of all three handlers, and what they logged. */
async function getAnswers(readSession: () => Promise<null>) {
  const onError = vi.fn();
  const proxy = setUpProxy({ resolveEntity: readSession, onError });
  const tokens = setUpTokenHandler({ authorize: readSession, onError });
  const stream = createUpdateStream({ resolveEntity: readSession, onError });
  const request = new Request('https://partner.example/', {
    headers: { 'Sec-Fetch-Site': 'same-origin' },
  });
  const responses = [
    await proxy.ask('/accounting_connections'),
    await tokens.ask(),
    await stream.handler(request),
  ];
  expect([...proxy.sandbox.requests, ...tokens.sandbox.requests]).toEqual([]);
  for (const { headers } of responses) {
    expect(headers.getSetCookie()).toEqual([]);
    expect(headers.get('location')).toBeNull();
  }
  const bodies = responses.map(async (response) => {
    const { error }: { error: { code: string } } = await response.json();
    return `${response.status} ${error.code}`;
  });
  return { answers: await Promise.all(bodies), logged: onError.mock.calls.flat() };
}

const allOf = (answer: string) => [answer, answer, answer];

describe('the partner’s function that reads the session', () => {
  it.each(LAPSED)('may throw %s, which says that nobody is signed in', async (_, thrown) => {
    const { answers, logged } = await getAnswers(fail(thrown));
    expect(answers).toEqual(allOf('401 unauthorized'));
    expect(logged).toEqual([]);
  });

  it.each(FORBIDDEN)('may throw %s, which says that this is not allowed', async (_, thrown) => {
    expect((await getAnswers(fail(thrown))).answers).toEqual(allOf('403 forbidden'));
  });

  it.each([
    [302, '401 unauthorized'],
    [401, '401 unauthorized'],
    [403, '403 forbidden'],
  ])('may return a Response of the status %i, as loaders do', async (status, answer) => {
    const { answers } = await getAnswers(give(new Response(null, { status })));
    expect(answers).toEqual(allOf(answer));
  });

  it('fails if it returns a Response of another status', async () => {
    const { answers } = await getAnswers(give(new Response(null, { status: 200 })));
    expect(answers).toEqual(allOf('500 internal_error'));
  });

  it.each(FAILED)('fails if it throws %s, and the log has the cause', async (_, thrown) => {
    const { answers, logged } = await getAnswers(fail(thrown));
    expect(answers).toEqual(allOf('500 internal_error'));
    expect(logged).toEqual(Array(3).fill(expect.objectContaining({ cause: thrown })));
  });
});
