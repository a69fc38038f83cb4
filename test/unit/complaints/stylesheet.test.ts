// @vitest-environment node
// Public complaints about connect widgets. The numbers are the rows of the table in README.md.
import { bundle, type Selector } from 'lightningcss';
import { describe, expect, it } from 'vitest';

/** Reads every selector of the published stylesheet, and the rules outside its layer. */
function readStylesheet() {
  const selectors: Selector[] = [];
  const outside: string[] = [];
  const variables: string[] = [];
  const { code } = bundle({
    filename: 'src/styles/index.css',
    visitor: {
      Selector: (selector) => void selectors.push(selector),
      StyleSheet(sheet) {
        for (const rule of sheet.rules)
          if (!['import', 'ignored'].includes(rule.type)) outside.push(rule.type);
      },
      Declaration: {
        custom({ name }) {
          if (name.startsWith('--')) variables.push(name);
        },
      },
    },
  });
  return { selectors, outside, variables, text: String(code) };
}

/** Whether the selector can match only our own elements. */
function isOurs(selector: Selector): boolean {
  const last = selector.findLastIndex(({ type }) => type === 'combinator');
  const isMarked = (parts: Selector): boolean =>
    parts.some((part) => {
      if (part.type === 'attribute') return /^data-(part|accounting|variant|tone)/.test(part.name);
      if (part.type !== 'pseudo-class' || part.kind !== 'is') return false;
      return part.selectors.every(isOurs);
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
    expect(text).not.toMatch(/:root|@font-face|@import|@property/);
  });

  it('complaint 25: puts all rules in one layer, so that any rule of the host wins', () => {
    const { outside } = readStylesheet();

    expect([...new Set(outside)]).toEqual(['layer-block']);
  });

  it('complaint 25: sets no variable that the host may use', () => {
    const { variables } = readStylesheet();

    expect(variables.filter((name) => !/^--(_|accounting-)/.test(name))).toEqual([]);
    expect(variables.length).toBeGreaterThan(10);
  });
});
