// Sessions that may only look, and sessions with several companies.
import { describe, expect, it } from 'vitest';
import { setUpProxy } from '../../test/setUpProxy.ts';
import { chooseEntity } from './chooseEntity.ts';
import type { ResolveEntity } from './ResolveEntity.ts';

const LIST = '/accounting_connections';
const CONNECT = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: '{"platform":"xero"}',
};

describe('createProxyHandler() and a session that may only look', () => {
  const resolveEntity: ResolveEntity = () => ({ entityId: 'entity-a', access: 'read' });

  it('answers reads, and says what the page may do', async () => {
    const { ask } = setUpProxy({ resolveEntity });
    const { status, headers } = await ask(LIST);
    expect(status).toBe(200);
    expect(headers.get('x-accounting-access')).toBe('read');
  });

  it('refuses every POST with words of its own, and sends nothing', async () => {
    const { sandbox, ask, read, getCalls } = setUpProxy({ resolveEntity });
    const { id } = sandbox.connect('entity-a', 'xero');
    for (const [path, init] of [
      [LIST, CONNECT],
      [`${LIST}/${id}/disconnect`, { method: 'POST' }],
      [`${LIST}/${id}/data_pulls`, { method: 'POST' }],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const answer = await ask(path, init);
      expect(answer.headers.get('x-accounting-access')).toBe('read');
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await read(answer)).toMatchObject({
        status: 403,
        body: { error: { code: 'read_only' } },
      });
    }
    expect(getCalls()).toEqual([]);
  });

  it.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'post'])(
    'lets nothing through with the method %s and an override',
    async (method) => {
      const { ask, getCalls } = setUpProxy({ resolveEntity });
      await ask(`${LIST}?_method=POST`, {
        method,
        headers: { 'x-http-method-override': 'POST', 'x-accounting-access': 'write' },
      });
      expect(getCalls().filter(({ method: sent }) => sent !== 'GET')).toEqual([]);
    },
  );

  it('says nothing to sessions that may write', async () => {
    const { ask } = setUpProxy({
      resolveEntity: () => ({ entityId: 'entity-a', access: 'write' }),
    });
    expect((await ask(LIST)).headers.has('x-accounting-access')).toBe(false);
    expect((await ask(LIST, CONNECT)).status).toBe(201);
  });

  it.each(['Read', 'readonly', 'none', '', null, true, {}])(
    'never takes the access %j for the right to write',
    async (access) => {
      // @ts-expect-error -- JavaScript lets partners return anything
      const wrong: ResolveEntity = () => ({ entityId: 'entity-a', access });
      const { ask, getCalls } = setUpProxy({ resolveEntity: wrong });
      expect((await ask(LIST, CONNECT)).status).toBe(500);
      expect(getCalls()).toEqual([]);
    },
  );

  it.each([{}, { entityId: 5 }, { entityId: '' }, { id: 'entity-a' }])(
    'answers 500 to %j in place of an entity',
    async (session) => {
      // @ts-expect-error -- JavaScript lets partners return anything
      const { ask, getCalls } = setUpProxy({ resolveEntity: () => session });
      expect((await ask(LIST)).status).toBe(500);
      expect(getCalls()).toEqual([]);
    },
  );
});

describe('chooseEntity()', () => {
  const ask = (shown: string | undefined, allowed: readonly string[]) => {
    const view = setUpProxy({ resolveEntity: (request) => chooseEntity(request, allowed) });
    return {
      ...view,
      answer: view.ask(
        LIST,
        shown === undefined ? {} : { headers: { 'x-monite-entity-id': shown } },
      ),
    };
  };

  it('serves the company that the page shows', async () => {
    const { answer, getCalls } = ask('entity-b', ['entity-a', 'entity-b']);
    expect((await answer).status).toBe(200);
    expect(getCalls()).toMatchObject([{ headers: { 'x-monite-entity-id': 'entity-b' } }]);
  });

  it.each([
    ['a company of others', 'entity-b', ['entity-a'], 401, 'entity_mismatch'],
    ['no valid id', 'entity-a,entity-b', ['entity-a'], 401, 'entity_mismatch'],
    ['an id in other letters', 'ENTITY-A', ['entity-a'], 401, 'entity_mismatch'],
    ['a company, for a session that has none', 'entity-a', [], 401, 'unauthorized'],
  ])('refuses a page that shows %s', async (_, shown, allowed, status, code) => {
    const { answer, read, getCalls } = ask(shown, allowed);
    expect(await read(await answer)).toMatchObject({ status, body: { error: { code } } });
    expect(getCalls()).toEqual([]);
  });

  it('serves the first company to a page that names none', async () => {
    const { answer, getCalls } = ask(undefined, ['entity-b', 'entity-a']);
    expect((await answer).status).toBe(200);
    expect(getCalls()).toMatchObject([{ headers: { 'x-monite-entity-id': 'entity-b' } }]);
  });
});
