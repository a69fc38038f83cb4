import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';

const path = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The code of axe, to run in a page that a test drives from outside. */
export const axeCode = readFileSync(path, 'utf8');

/** Describes each violation by its rule and the elements that violate the rule. */
export function describeViolations({ violations }: AxeResults): string[] {
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
