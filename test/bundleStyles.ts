import { fileURLToPath } from 'node:url';
import { bundle, Features, transform, type Selector, type SelectorComponent } from 'lightningcss';
import { minimumBrowsers } from './supportedBrowsers.ts';

/** In lightningcss, one byte for each part of a version. */
const encodeVersion = (version: number) =>
  (Math.trunc(version) << 16) | (Math.round((version % 1) * 10) << 8);

const isPseudoClass = (part: SelectorComponent | undefined, kind: 'is' | 'where') =>
  part?.type === 'pseudo-class' && part.kind === kind;

/**
 * Puts the condition that marks our elements behind the one that names the part. Browsers test a
 * selector's conditions in order, and most rules are for another part.
 */
function moveBehindPart(selector: Selector): Selector | undefined {
  const mark = selector.findIndex(
    (part, index) => isPseudoClass(part, 'is') && isPseudoClass(selector[index + 1], 'where'),
  );
  if (mark < 0) return undefined;
  const wheres = selector.slice(mark + 1).findIndex((part) => !isPseudoClass(part, 'where'));
  const end = wheres < 0 ? selector.length : mark + 1 + wheres;
  return [
    ...selector.slice(0, mark),
    ...selector.slice(mark + 1, end),
    ...selector.slice(mark, mark + 1),
    ...selector.slice(end),
  ];
}

/** Builds the stylesheet: one file, and syntax that all supported browsers know. */
export function bundleStyles(): string {
  const { chrome, firefox, safari } = minimumBrowsers;
  const options = {
    filename: fileURLToPath(new URL('../src/styles/index.css', import.meta.url)),
    minify: true,
    targets: {
      chrome: encodeVersion(chrome),
      firefox: encodeVersion(firefox),
      safari: encodeVersion(safari),
      ios_saf: encodeVersion(safari),
    },
    // Colors in old syntax would double the size. Older browsers show fewer colors instead.
    exclude: Features.Colors | Features.LightDark,
  };
  const { code: flat } = bundle(options);
  const { code } = transform({ ...options, code: flat, visitor: { Selector: moveBehindPart } });
  return new TextDecoder().decode(code);
}
