import { parseSync } from 'vite';

/** A node of the syntax tree. */
interface Node {
  type: string;
  [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const getNodes = (value: unknown): Node[] => [value].flat().filter(isNode);

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const field of Object.values(node)) {
    for (const child of getNodes(field)) walk(child, visit);
  }
}

const getName = (node: unknown): string =>
  isNode(node) ? String(node['name'] ?? node['value'] ?? '') : '';

/**
 * Lists the messages that a file reads, by their paths, such as `widget.waiting`. A `*` stands for a
 * key that the code computes. Follows names that the file gives to a section, or to a part of one.
 */
export function findUsedMessages(path: string, code: string, sections: readonly string[]) {
  const used = new Set<string>();
  const names = new Map<string, Set<string>>(sections.map((name) => [name, new Set([name])]));
  const { program } = parseSync(path, code);

  function addName(name: string, place: string): void {
    names.set(name, (names.get(name) ?? new Set()).add(place));
  }

  /** What an expression may stand for. */
  function getPlaces(node: unknown): string[] {
    if (!isNode(node)) return [];
    if (node.type === 'Identifier') return [...(names.get(getName(node)) ?? [])];
    if (node.type !== 'MemberExpression') return [];
    const key = node['computed'] ? '*' : getName(node['property']);
    const places = getPlaces(node['object']).map((place) => `${place}.${key}`);
    return sections.includes(key) ? [...places, key] : places;
  }

  function readPattern(pattern: Node, places: string[]): void {
    for (const property of getNodes(pattern['properties'])) {
      const key = getName(property['key']);
      const inside = places.map((place) => `${place}.${key}`);
      if (sections.includes(key)) inside.push(key);
      inside.forEach((place) => used.add(place));
      for (const value of getNodes(property['value'])) {
        if (value.type === 'ObjectPattern') readPattern(value, inside);
        else inside.forEach((place) => addName(getName(value), place));
      }
    }
  }

  /** A name of the type `Messages['widget']`. */
  function readType(name: string, annotation: unknown): void {
    if (!isNode(annotation)) return;
    walk(annotation, ({ type, indexType }) => {
      if (type !== 'TSIndexedAccessType' || !isNode(indexType)) return;
      const section = getName(indexType['literal']);
      if (sections.includes(section)) addName(name, section);
    });
  }

  function readNames(node: Node): void {
    const { type, id, init, key, typeAnnotation } = node;
    if (type === 'TSPropertySignature') readType(getName(key), typeAnnotation);
    if (type === 'Identifier') readType(getName(node), typeAnnotation);
    if (type === 'ObjectPattern') readPattern(node, []);
    if (type !== 'VariableDeclarator' || !isNode(id)) return;
    if (id.type === 'ObjectPattern') readPattern(id, getPlaces(init));
    else getPlaces(init).forEach((place) => addName(getName(id), place));
  }

  for (const statement of getNodes(program.body)) walk(statement, readNames);
  for (const statement of getNodes(program.body)) {
    walk(statement, (node) => {
      if (node.type === 'MemberExpression') getPlaces(node).forEach((place) => used.add(place));
      if (node.type !== 'CallExpression') return;
      // A function that gets a whole record looks a text up in it.
      const given = getNodes(node['arguments']).flatMap(getPlaces);
      given.forEach((place) => used.add(`${place}.*`));
    });
  }
  return used;
}
