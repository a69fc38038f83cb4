import { getField } from '../lib/getField.ts';

/** Reads the fields of one object in a response. Throws if a field is not as documented. */
export interface Fields {
  /** A required field. */
  text: (name: string) => string;
  /** A field that may be absent or `null`. */
  textOrNull: (name: string) => string | null;
  /** A field of any shape. `null` if it is absent. */
  any: (name: string) => unknown;
  /** A nested object that may be absent or `null`. */
  fields: (name: string) => Fields | null;
  list: <T>(name: string, read: (item: Fields) => T) => T[];
  /** A list that may be absent or `null`, in which case the result is empty. */
  listOrEmpty: <T>(name: string, read: (item: Fields) => T) => T[];
}

/** Thrown for a response that does not match the API's documentation. */
export class UnexpectedAnswer extends Error {}

/** Reads an object at the path `at`. Throws `UnexpectedAnswer` for any other type. */
export function readFields(value: unknown, at: string): Fields {
  if (typeof value !== 'object' || value === null) throw createError(at, 'an object');
  const getPath = (name: string) => `${at}.${name}`;
  const get = (name: string): unknown => getField(value, name) ?? null;

  function textOrNull(name: string) {
    const text = get(name);
    if (text === null || typeof text === 'string') return text;
    throw createError(getPath(name), 'a string');
  }

  function list<T>(name: string, read: (item: Fields) => T) {
    const items = get(name);
    if (!Array.isArray(items)) throw createError(getPath(name), 'a list');
    return items.map((item, index) => read(readFields(item, `${getPath(name)}.${index}`)));
  }

  return {
    any: get,
    textOrNull,
    list,
    text(name) {
      const text = textOrNull(name);
      if (text === null) throw createError(getPath(name), 'a string');
      return text;
    },
    fields: (name) => (get(name) === null ? null : readFields(get(name), getPath(name))),
    listOrEmpty: (name, read) => (get(name) === null ? [] : list(name, read)),
  };
}

/** Returns `undefined` for text that is not JSON, such as an empty body or the page of a proxy. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads the object that a response consists of. Throws `UnexpectedAnswer` for anything else. */
export const readBody = (text: string): Fields => readFields(parse(text), 'body');

function createError(at: string, expected: string): UnexpectedAnswer {
  return new UnexpectedAnswer(`Unexpected response at ${at}: expected ${expected}`);
}
