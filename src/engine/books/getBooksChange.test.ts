import { describe, expect, it } from 'vitest';
import { fakeConnection } from '../../../test/fakeConnection.ts';
import type { BusinessInfo, Connection } from '../../api/Connection.ts';
import { getBooksChange } from './getBooksChange.ts';

const nothing: BusinessInfo = {
  name: null,
  legalName: null,
  email: null,
  type: null,
  baseCurrency: null,
};
type Info = Partial<BusinessInfo> | null;
const ENDED: Partial<Connection> = { status: 'disconnected' };

/** Creates the connection of one month of 2026. Its id is `c` and the month. */
const connect = (month: number, info: Info, changes: Partial<Connection> = {}) =>
  fakeConnection({
    id: `c${month}`,
    createdAt: `2026-0${month}-05T08:00:00.000001+00:00`,
    businessInfo: info && { ...nothing, ...info },
    ...changes,
  });

/** Connects one organization after the other. All but the last one have ended. */
const connectAll = (...all: Info[]) =>
  all.map((info, index) => connect(index + 1, info, index + 1 < all.length ? ENDED : {}));

const getChange = (connections: Connection[], ...answers: string[]) =>
  getBooksChange(connections, answers.join('\n'));
const getIds = (connections: Connection[], ...answers: string[]) => {
  const change = getChange(connections, ...answers);
  return change && [change.previous.id, change.connection.id];
};
const getAnswer = (...all: Info[]) => getChange(connectAll(...all))?.key ?? '';

const acme = { name: 'Acme Ltd', legalName: 'Acme Limited', baseCurrency: 'GBP' };
const beta = { name: 'Beta GmbH', legalName: 'Beta GmbH', baseCurrency: 'EUR' };
const gamma = { name: 'Gamma BV', baseCurrency: 'EUR' };

describe('getBooksChange', () => {
  it('asks again about a third currency after a person has confirmed the second', () => {
    const dollars = { ...acme, baseCurrency: 'USD' };
    const answer = getAnswer(acme, dollars);
    expect(getChange(connectAll(acme, dollars), answer)).toBeNull();
    expect(getIds(connectAll(acme, { ...acme, baseCurrency: 'CHF' }), answer)).toEqual([
      'c1',
      'c2',
    ]);
  });

  it('returns both connections, and both names with their currencies', () => {
    expect(getChange(connectAll(acme, beta))).toMatchObject({
      previous: { id: 'c1' },
      connection: { id: 'c2' },
      before: { name: 'Acme Ltd', currency: 'GBP' },
      after: { name: 'Beta GmbH', currency: 'EUR' },
    });
  });

  it.each<[string, Info, Info]>([
    ['other names', acme, beta],
    ['a new name of the same company', { name: 'Acme Ltd' }, { name: 'Acme Group Ltd' }],
    ['another currency under the same name', acme, { ...acme, baseCurrency: 'USD' }],
    ['other legal names, without a name', { legalName: 'Acme' }, { legalName: 'Beta' }],
    ['other legal names, and one name', { name: 'A', legalName: 'Acme' }, { legalName: 'Beta' }],
    ['other names of the same legal name', acme, { ...acme, name: 'Acme Holding' }],
    ['names that differ in an accent', { name: 'Résumé' }, { name: 'Resume' }],
    ['names that differ in a letter of another script', { name: 'Асme' }, { name: 'Acme' }],
  ])('finds %s', (_what, before, after) => {
    expect(getIds(connectAll(before, after))).toEqual(['c1', 'c2']);
  });

  it.each<[string, Info, Info]>([
    ['the same names', acme, acme],
    ['no information before', null, acme],
    ['no information now', acme, null],
    ['no name before', { baseCurrency: 'EUR' }, acme],
    ['no name now', acme, { baseCurrency: 'EUR' }],
    ['an empty name', acme, { name: '', legalName: '  ' }],
    ['an invisible name', acme, { name: '\u200b\u2060\ufeff' }],
    ['a name on one side, and a legal name on the other', { name: 'Acme' }, { legalName: 'Beta' }],
    ['another case', { name: 'acme ltd' }, { name: 'ACME LTD' }],
    ['another case that has more letters', { name: 'Straße' }, { name: 'STRASSE' }],
    ['other spaces', { name: ' Acme\u00a0 Ltd\n' }, { name: 'Acme Ltd' }],
    ['wide letters', { name: 'Ａｃｍｅ' }, { name: 'Acme' }],
    ['accents that are encoded in another way', { name: 'Cafe\u0301' }, { name: 'Café' }],
    ['marks of the writing direction', { name: '\u200fאבג\u200e' }, { name: 'אבג' }],
    ['half of a character', { name: 'Acme \ud83d' }, { name: 'acme \ud83d' }],
    ['a currency that only one side names', acme, { ...acme, baseCurrency: null }],
    ['a currency in small letters', acme, { ...acme, baseCurrency: ' gbp' }],
  ])('finds nothing for %s', (_what, before, after) => {
    expect(getChange(connectAll(before, after))).toBeNull();
  });

  it.each(['pending_auth', 'deauthorized', 'disconnected', 'suspended'])(
    'asks nothing while the connection is %s',
    (status) => {
      expect(getChange([connect(1, acme, ENDED), connect(2, beta, { status })])).toBeNull();
    },
  );

  it('asks nothing about the only connection, or without one', () => {
    expect(getChange([connect(1, acme)])).toBeNull();
    expect(getChange([])).toBeNull();
  });

  it('ignores the order of the list', () => {
    const list = connectAll(acme, beta, acme, gamma);
    expect(getIds(list)).toEqual(['c3', 'c4']);
    expect(getIds(list.toReversed())).toEqual(['c3', 'c4']);
  });

  it('ignores connections that were made after the current one', () => {
    expect(getChange([connect(1, acme), connect(2, beta, ENDED)])).toBeNull();
  });

  it('counts a connection without a valid time as an earlier one', () => {
    const list = [connect(2, beta), connect(1, acme, { ...ENDED, createdAt: 'yesterday' })];
    expect(getIds(list)).toEqual(['c1', 'c2']);
  });

  it('skips connections in between that name nothing', () => {
    expect(getIds(connectAll(acme, null, { email: 'a@b.c' }, beta))).toEqual(['c1', 'c4']);
    expect(getChange(connectAll(acme, null, {}, acme))).toBeNull();
  });

  it('compares with the last books that can be compared', () => {
    expect(getIds(connectAll({ name: 'Acme' }, { legalName: 'Acme' }, { name: 'Beta' }))).toEqual([
      'c1',
      'c3',
    ]);
  });

  it('asks nothing after the return from wrong books, and asks about the wrong ones again', () => {
    expect(getChange(connectAll(acme, beta, acme))).toBeNull();
    expect(getIds(connectAll(acme, beta, beta))).toEqual(['c1', 'c3']);
    expect(getIds(connectAll(acme, beta, gamma))).toEqual(['c1', 'c3']);
  });

  it('accepts the answer for this connection alone, and then compares with its books', () => {
    const answer = getAnswer(acme, beta);
    expect(getChange(connectAll(acme, beta), answer)).toBeNull();
    expect(getChange(connectAll(acme, beta, beta), answer)).toBeNull();
    expect(getIds(connectAll(acme, beta, acme), answer)).toEqual(['c2', 'c3']);
    expect(getIds(connectAll(acme, acme, beta), answer)).toEqual(['c2', 'c3']);
    const second = getChange(connectAll(acme, beta, acme), answer)?.key ?? '';
    expect(getIds(connectAll(acme, beta, acme, beta), answer, second)).toEqual(['c3', 'c4']);
  });

  it('asks once about each new name of the company', () => {
    const renamed = { ...acme, name: 'Acme Group Ltd' };
    const first = getAnswer(acme, renamed);
    expect(getChange(connectAll(acme, renamed), first)).toBeNull();
    const again = { ...acme, name: 'Acme plc' };
    expect(getIds(connectAll(acme, again), first)).toEqual(['c1', 'c2']);
    const second = getAnswer(acme, again);
    expect(getChange(connectAll(acme, again), first, second)).toBeNull();
    expect(getChange(connectAll(acme, renamed), first, second)).toBeNull();
  });

  it('keeps the answer if the API names more later, or no longer lists the one before', () => {
    const answer = getAnswer({ name: acme.name }, { name: beta.name });
    expect(getChange(connectAll(acme, beta), answer)).toBeNull();
    expect(getChange(connectAll(gamma, beta), answer)).toBeNull();
  });

  it('shows neither name in the answer', () => {
    expect(getAnswer(acme, beta)).toMatch(/^c2:[\da-z]{1,7}$/);
  });
});
