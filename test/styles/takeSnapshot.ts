const OURS = '[data-accounting-theme], [data-accounting-theme] *';
const PSEUDO = [
  '::before',
  '::after',
  '::first-letter',
  '::first-line',
  '::placeholder',
  '::selection',
  '::backdrop',
  '::-webkit-search-cancel-button',
];
const PSEUDO_PROPERTIES = [
  'content',
  'display',
  'color',
  'background-color',
  'opacity',
  'width',
  'height',
  'float',
  'font-size',
  'font-style',
  'font-weight',
  'letter-spacing',
  'text-transform',
  'text-align',
];
/** The properties that matter for an SVG's path, which has no box. */
const PATH_PROPERTIES = ['fill', 'stroke', 'stroke-width', 'display', 'opacity', 'transform'];
/** Every property that can show a color. */
export const COLOR_PROPERTIES = [
  'color',
  'background-color',
  'background-image',
  'border-block-start-color',
  'border-block-end-color',
  'border-inline-start-color',
  'border-inline-end-color',
  'outline-color',
  'box-shadow',
  'text-decoration-color',
  'accent-color',
  'caret-color',
  'scrollbar-color',
  'fill',
  'stroke',
  'opacity',
];
/** Properties to ignore: how the page renders all of its text, and the page's variables. */
const THEIRS = /^--|^-webkit-font-smoothing|^-webkit-tap-highlight|text-size-adjust|text-rendering/;

/** The computed value of every property, by element and property. */
export type Snapshot = Map<string, string>;

function stopAnimations() {
  for (const animation of document.getAnimations()) {
    // During a transition, the values would be those of an earlier state.
    if (animation instanceof CSSTransition) animation.finish();
    else {
      animation.pause();
      animation.currentTime = 0;
    }
  }
}

/** Reads these computed styles of each of our elements. By default, reads all. */
export function takeSnapshot(wanted?: readonly string[]): Snapshot {
  const snapshot: Snapshot = new Map();
  stopAnimations();
  [...document.querySelectorAll(OURS)].forEach((element, index) => {
    const name = `${index} ${element.getAttribute('data-part') ?? element.tagName}`;
    const add = (properties: Iterable<string>, pseudo = '') => {
      const style = getComputedStyle(element, pseudo || null);
      for (const property of properties) {
        snapshot.set(`${name}${pseudo} ${property}`, style.getPropertyValue(property));
      }
    };
    if (wanted) for (const pseudo of ['', '::before', '::after']) add(wanted, pseudo);
    else if (element instanceof SVGPathElement) add(PATH_PROPERTIES);
    else {
      add([...getComputedStyle(element)].filter((property) => !THEIRS.test(property)));
      for (const pseudo of PSEUDO) add(PSEUDO_PROPERTIES, pseudo);
      add(['content', 'color'], '::marker');
    }
  });
  return snapshot;
}

/** Lists the differences, such as `2 widget-title font-size: 28px, not 20px`. */
export function compareSnapshots(before: Snapshot, after: Snapshot): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names]
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => `${name}: ${after.get(name)}, not ${before.get(name)}`);
}
