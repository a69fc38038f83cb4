import { describe, expect, it } from 'vitest';
import { createProxyHandler } from './createProxyHandler.ts';
import { createServerClient } from './createServerClient.ts';
import { createTokenHandler } from './createTokenHandler.ts';
import { createUpdateStream } from './createUpdateStream.ts';
import { createWebhookHandler } from './createWebhookHandler.ts';

const session = () => null;
const valid = {
  createProxyHandler: { resolveEntity: session },
  createTokenHandler: { authorize: session },
  createUpdateStream: { resolveEntity: session },
  createWebhookHandler: { verify: session, onEvent: session },
  createServerClient: {},
};
const create = {
  createProxyHandler,
  createTokenHandler,
  createUpdateStream,
  createWebhookHandler,
  createServerClient,
};
const names = ['createProxyHandler', 'createTokenHandler', 'createUpdateStream'] as const;
const all = [...names, 'createWebhookHandler', 'createServerClient'] as const;

/** Calls the function with what TypeScript would refuse. */
const call = (name: (typeof all)[number], ...options: unknown[]) =>
  Reflect.apply(create[name], undefined, options);

describe.each(all)('%s()', (name) => {
  it('needs no credentials to be created', () => {
    expect(() => call(name, valid[name])).not.toThrow();
    expect(() =>
      call(name, { ...valid[name], clientId: undefined, clientSecret: null, secret: '' }),
    ).not.toThrow();
  });

  it.each([undefined, null, 'options'])('says that %s is not its options', (options) => {
    expect(() => call(name, options)).toThrow(`${name}() needs an object of options`);
  });

  it.each(Object.keys(valid[name]))('needs %s', (option) => {
    for (const value of [undefined, null]) {
      expect(() => call(name, { ...valid[name], [option]: value })).toThrow(
        `${name}() needs ${option}, a function`,
      );
    }
    expect(() => call(name, { ...valid[name], [option]: 'session' })).toThrow(
      `${option} must be a function`,
    );
  });

  it.each([
    ['onError', true, 'onError must be a function'],
    ['fetch', 'node-fetch', 'fetch must be a function'],
    ['clientSecret', 42, 'clientSecret must be a string'],
  ])('names a wrong %s', (option, value, message) => {
    expect(() => call(name, { ...valid[name], [option]: value })).toThrow(message);
  });
});

describe('createWebhookHandler()', () => {
  const call = (secret: unknown) =>
    Reflect.apply(createWebhookHandler, undefined, [{ ...valid.createWebhookHandler, secret }]);

  it.each([42, {}, ['whsec_a', 42], [['whsec_a']]])('names the wrong secret %j', (secret) => {
    expect(() => call(secret)).toThrow('secret must be a string or a list of strings');
  });

  it.each([null, '', [], [null, undefined, '', 'whsec_a']])('takes the secret %j', (secret) => {
    expect(() => call(secret)).not.toThrow();
  });
});

describe('createProxyHandler()', () => {
  it.each([-1, 0, Number.NaN, Infinity, 2 ** 31, '25s', null])(
    'names a timeout of %s',
    (timeout) => {
      expect(() => call('createProxyHandler', { ...valid.createProxyHandler, timeout })).toThrow(
        `timeout "${timeout}" is not a number of milliseconds above 0`,
      );
    },
  );
});
