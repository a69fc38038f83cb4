/** The fields of one object of an answer. Reading one that is not as documented throws. */
export interface Fields {
  /** A field that is always there. */
  text: (name: string) => string;
  /** A field that may be absent or `null`. */
  textOrNull: (name: string) => string | null;
  /** The object under a name; `null` where there is none. */
  fields: (name: string) => Fields | null;
  list: <T>(name: string, read: (item: Fields) => T) => T[];
  /** Like `list`, and empty where it is absent or `null`. */
  listOrEmpty: <T>(name: string, read: (item: Fields) => T) => T[];
}

/** Reads an object; `at` says where it stands. Throws `TypeError` for anything else. */
export function readFields(value: unknown, at: string): Fields {
  if (typeof value !== 'object' || value === null) throw unexpected(at, 'an object');
  const below = (name: string) => `${at}.${name}`;
  const get = (name: string): unknown => Reflect.get(value, name) ?? null;

  function textOrNull(name: string) {
    const text = get(name);
    if (text === null || typeof text === 'string') return text;
    throw unexpected(below(name), 'a string');
  }

  function list<T>(name: string, read: (item: Fields) => T) {
    const items = get(name);
    if (!Array.isArray(items)) throw unexpected(below(name), 'a list');
    return items.map((item, index) => read(readFields(item, `${below(name)}.${index}`)));
  }

  return {
    textOrNull,
    list,
    text(name) {
      const text = textOrNull(name);
      if (text === null) throw unexpected(below(name), 'a string');
      return text;
    },
    fields: (name) => (get(name) === null ? null : readFields(get(name), below(name))),
    listOrEmpty: (name, read) => (get(name) === null ? [] : list(name, read)),
  };
}

function unexpected(at: string, what: string): TypeError {
  return new TypeError(`Unexpected answer at ${at}: not ${what}`);
}
