import { parse, walk, type CssNode, type WalkContext } from 'css-tree';
import { findFeature, isKnown } from './compatData.ts';

/** A use of a CSS feature. */
export interface StyleUse {
  /** The path in MDN's data, such as `css.selectors.has`. */
  feature: string;
  /** Whether the rule applies only in browsers that have the feature, because of `@supports`. */
  isGuarded: boolean;
}

/** The functions of MDN's data by their names. Colors have a path of their own. */
const functionPaths = new Map<string, string[]>();
for (const name of Object.keys(findFeature(['css', 'types']) ?? {}))
  functionPaths.set(name, [name]);
for (const group of ['color', 'easing-function', 'gradient', 'transform-function']) {
  for (const name of Object.keys(findFeature(['css', 'types', group]) ?? {})) {
    functionPaths.set(name, [group, name]);
  }
}

function getUnitPath(unit: string): string[] {
  if (/^[dls]v(?:[hwbi]|min|max)$/.test(unit)) {
    const size = { d: 'dynamic', l: 'large', s: 'small' }[unit.charAt(0)];
    return ['length', `viewport_percentage_units_${size}`];
  }
  return ['length', unit.startsWith('cq') ? 'container_query_length_units' : unit];
}

/** Returns the paths in MDN's data of everything that a node of a stylesheet needs. */
function getPaths(node: CssNode, property: string | undefined): string[][] {
  switch (node.type) {
    case 'Declaration':
      return [['properties', node.property]];
    case 'Identifier':
      // A keyword, as in `text-wrap: balance`.
      return property === undefined ? [] : [['properties', property, node.name]];
    case 'Function': {
      const path = ['types', ...(functionPaths.get(node.name.toLowerCase()) ?? [node.name])];
      const first = node.children.first;
      const isRelative = first?.type === 'Identifier' && first.name === 'from';
      return isRelative ? [path, [...path, 'relative_syntax']] : [path];
    }
    case 'Dimension':
      return [['types', ...getUnitPath(node.unit.toLowerCase())]];
    case 'PseudoClassSelector':
    case 'PseudoElementSelector':
      return [['selectors', node.name]];
    case 'NestingSelector':
      return [['selectors', 'nesting']];
    case 'Atrule':
      return [['at-rules', node.name]];
    case 'Feature':
      return node.kind === 'media'
        ? [['at-rules', 'media', node.name.replace(/^(?:min|max)-/, '')]]
        : [];
    case 'FeatureRange':
      // Container queries have had ranges from the start.
      return node.kind === 'media' ? [['at-rules', 'media', 'range_syntax']] : [];
    default:
      return [];
  }
}

/** Lists the CSS features that a stylesheet uses, as far as MDN has data about them. */
export function collectStyles(code: string): StyleUse[] {
  const tree = parse(code, {
    parseCustomProperty: true,
    onParseError(error) {
      throw error;
    },
  });
  const uses: StyleUse[] = [];
  let guards = 0;
  const isGuard = (node: CssNode) => node.type === 'Atrule' && node.name === 'supports';
  // Whatever the condition of `@supports` names need not be supported.
  let conditions = 0;

  walk(tree, {
    enter(this: WalkContext, node: CssNode) {
      if (node.type === 'AtrulePrelude' && this.atrule?.name === 'supports') conditions += 1;
      if (conditions > 0) return;
      const property = this.declaration?.property;
      for (const path of getPaths(node, property)) {
        if (!isKnown(['css', ...path])) continue;
        uses.push({ feature: ['css', ...path].join('.'), isGuarded: guards > 0 });
      }
      if (isGuard(node)) guards += 1;
    },
    leave(this: WalkContext, node: CssNode) {
      if (node.type === 'AtrulePrelude' && this.atrule?.name === 'supports') conditions -= 1;
      if (isGuard(node)) guards -= 1;
    },
  });
  return uses;
}
