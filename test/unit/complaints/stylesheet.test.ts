// @vitest-environment node
// Public complaints about connect widgets.
import { bundle, type Selector } from 'lightningcss';
import { describe, expect, it } from 'vitest';

/** Reads every selector and variable of the stylesheet, and the kinds of its outermost rules. */
function readStylesheet() {
  const selectors: Selector[] = [];
  const rules = new Set<string>();
  const variables: string[] = [];
  const { code } = bundle({
    filename: 'src/styles/index.css',
    visitor: {
      Selector: (selector) => void selectors.push(selector),
      StyleSheet(sheet) {
        for (const { type } of sheet.rules)
          if (!['import', 'ignored'].includes(type)) rules.add(type);
      },
      Declaration: {
        custom({ name }) {
          if (name.startsWith('--')) variables.push(name);
        },
      },
    },
  });
  return { selectors, rules, variables, text: String(code) };
}

/** `#_#_`, which only adds specificity: no element has two ids. */
const isPadding = (selector: Selector) =>
  selector.every((part) => part.type === 'id' && part.name === '_');

/** Whether the selector can match only our own elements. */
function isOurs(selector: Selector): boolean {
  const last = selector.findLastIndex(({ type }) => type === 'combinator');
  const isMarked = (parts: Selector): boolean =>
    parts.some((part) => {
      if (part.type === 'attribute') return /^data-(part|accounting|variant|tone)/.test(part.name);
      if (part.type !== 'pseudo-class' || part.kind !== 'is') return false;
      return part.selectors.every((inner) => isPadding(inner) || isOurs(inner));
    });
  // A part of the selector matches our element, or an element inside one.
  return isMarked(selector.slice(last + 1)) || isMarked(selector.slice(0, Math.max(0, last)));
}

describe('the stylesheet', () => {
  it('complaint 25: matches no element of the host', () => {
    const { selectors, text } = readStylesheet();
    const theirs = selectors.filter(
      (selector) => !isOurs(selector) && selector[0]?.type !== 'nesting',
    );

    expect(theirs.map((selector) => JSON.stringify(selector))).toEqual([]);
    expect(selectors.length).toBeGreaterThan(20);
    expect(text).not.toMatch(/:root|@font-face|@import|@property --(?!_accounting-)/);
  });

  it('complaint 25: leaves it to the host to put the rules into a layer', () => {
    const { rules } = readStylesheet();

    expect([...rules].toSorted()).toEqual(['keyframes', 'property', 'style']);
  });

  it('complaint 25: gives all rules one specificity, so that the later one wins', () => {
    const { selectors } = readStylesheet();
    const addsNothing = (part: Selector[number]) =>
      part.type === 'combinator' ||
      part.type === 'pseudo-element' ||
      (part.type === 'pseudo-class' && part.kind === 'where');
    const uneven = selectors.filter(([first, ...rest]) => {
      const isFirst =
        first?.type === 'nesting' ||
        (first?.type === 'pseudo-class' && first.kind === 'is' && first.selectors.some(isPadding));
      return !isFirst || !rest.every(addsNothing);
    });

    expect(uneven.map((selector) => JSON.stringify(selector))).toEqual([]);
  });

  it('complaint 25: sets no variable that the host may use', () => {
    const { variables } = readStylesheet();

    expect(variables.filter((name) => !/^--(_|accounting-)/.test(name))).toEqual([]);
    expect(variables.length).toBeGreaterThan(10);
  });
});
