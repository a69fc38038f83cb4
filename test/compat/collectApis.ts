import { resolve } from 'node:path';
import type { Identifier, Node, SourceFile } from 'typescript/unstable/ast';
import {
  isIdentifier,
  isImportDeclaration,
  isJsxAttribute,
  isJsxOpeningLikeElement,
  isPropertyAccessExpression,
  isTypeNode,
} from 'typescript/unstable/ast/is';
import { API, type Checker, type Symbol as TypeSymbol } from 'typescript/unstable/sync';
import { isKnown } from './compatData.ts';

const root = resolve(import.meta.dirname, '../..');

/** A use of the language's or the browser's own API in the source. */
export interface ApiUse {
  /** The path in MDN's data, such as `javascript.builtins.Array.at`. `undefined` if not found. */
  feature: string | undefined;
  /** The name in the source, such as `Array.at`. */
  name: string;
  file: string;
}

/** TypeScript's names of interfaces, and MDN's for the same. */
const renamed: Record<string, string> = {
  ReadonlyArray: 'Array',
  ReadonlyMap: 'Map',
  ReadonlySet: 'Set',
  PromiseLike: 'Promise',
};

/** MDN describes these plain objects with the functions that take or return them. */
const dictionaries = ['LockInfo', 'LockManagerSnapshot'];

const isBuiltIn = (symbol: TypeSymbol | undefined): symbol is TypeSymbol =>
  symbol?.name !== 'prototype' &&
  !dictionaries.includes(symbol?.getParent()?.name ?? '') &&
  symbol?.declarations.some(({ path }) => /\/lib\.[\w.]+\.d\.ts$/.test(path)) === true;

/** Returns all nodes of a kind that are left after the build removes the types. */
function collectNodes<Kind extends Node>(
  node: Node,
  isWanted: (node: Node) => node is Kind,
  found: Kind[] = [],
): Kind[] {
  if (isTypeNode(node) || isImportDeclaration(node)) return found;
  if (isWanted(node)) found.push(node);
  node.forEachChild((child) => void collectNodes(child, isWanted, found));
  return found;
}

/** Where MDN describes the members of TypeScript's mixins, and members that are inherited. */
const ancestors = ['EventTarget', 'Node', 'Element', 'HTMLElement', 'Document', 'Window', 'Array'];

const toKebabCase = (name: string) =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const getMemberPaths = (owner: string, member: string): string[][] => [
  ['javascript', 'builtins', owner, member],
  ['javascript', 'builtins', 'Intl', owner, member],
  ['api', owner, member],
  ['api', owner, `${member}_static`],
];

const getGlobalPaths = (name: string): string[][] => [
  ['javascript', 'builtins', name],
  ['api', name],
  ['api', 'Window', name],
];

const getMarkupPaths = (tag: string, attribute: string): string[][] => [
  ['html', 'elements', tag, attribute],
  ['html', 'global_attributes', attribute],
];

/** Names what MDN may list an identifier under: an interface, or the object before the dot. */
function getOwners(checker: Checker, node: Identifier, symbol: TypeSymbol): string[] {
  const { parent } = node;
  const names = [symbol.getParent()?.name];
  if (isPropertyAccessExpression(parent) && parent.name === node) {
    if (isIdentifier(parent.expression)) names.push(parent.expression.text);
    names.push(checker.getTypeAtLocation(parent.expression)?.getSymbol()?.name);
  }
  return names
    .filter((name) => name !== undefined)
    .map((name) => renamed[name] ?? name.replace(/(?<=.)Constructor$/, ''));
}

/** Returns the places where MDN may describe what an identifier stands for, the likeliest first. */
function getPaths(checker: Checker, node: Identifier, symbol: TypeSymbol): string[][] {
  const { text } = node;
  const owners = getOwners(checker, node, symbol);
  if (owners.includes('CSSStyleProperties')) return [['css', 'properties', toKebabCase(text)]];
  const isGlobal = owners.every((name) => name === 'globalThis' || name === 'window');
  return [
    ...(isGlobal ? getGlobalPaths(text) : []),
    ...[...owners, ...ancestors].flatMap((name) => getMemberPaths(name, text)),
  ];
}

const join = (paths: readonly string[][]): string | undefined => paths.find(isKnown)?.join('.');

function collectScript(checker: Checker, source: SourceFile): Omit<ApiUse, 'file'>[] {
  const identifiers = collectNodes(source, isIdentifier);
  const symbols = checker.getSymbolAtLocation(identifiers);
  return identifiers.flatMap((node, index) => {
    const symbol = symbols[index];
    if (!isBuiltIn(symbol)) return [];
    const owner = symbol.getParent()?.name;
    const name = owner === undefined ? node.text : `${owner}.${node.text}`;
    return [{ feature: join(getPaths(checker, node, symbol)), name }];
  });
}

/** Lists the attributes of HTML elements that MDN has data about. */
function collectMarkup(source: SourceFile): Omit<ApiUse, 'file'>[] {
  return collectNodes(source, isJsxOpeningLikeElement).flatMap((element) => {
    const { tagName, attributes } = element;
    if (!isIdentifier(tagName)) return [];
    return attributes.properties.filter(isJsxAttribute).flatMap(({ name }) => {
      if (!isIdentifier(name)) return [];
      const feature = join(getMarkupPaths(tagName.text, name.text.toLowerCase()));
      return feature === undefined ? [] : [{ feature, name: `<${tagName.text} ${name.text}>` }];
    });
  });
}

/** Lists everything that these files use of the language's and the browser's own objects. */
export function collectApis(files: readonly string[]): ApiUse[] {
  const api = new API({ cwd: root });
  try {
    const config = resolve(root, 'tsconfig.json');
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
    return files.flatMap((file) => {
      const source = project?.program.getSourceFile(resolve(root, file));
      if (!project || !source) throw new Error(`TypeScript does not know ${file}.`);
      const uses = [...collectScript(project.checker, source), ...collectMarkup(source)];
      return uses.map((use) => ({ ...use, file }));
    });
  } finally {
    api.close();
  }
}
