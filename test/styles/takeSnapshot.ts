const OURS = '[data-accounting-theme], [data-accounting-theme] *';
const PSEUDO = ['::before', '::after', '::placeholder', '::first-letter'];
const PSEUDO_PROPERTIES = ['content', 'display', 'color', 'width', 'height', 'font-size', 'float'];
/** All that counts for an SVG's path, which draws no box. */
const PATH_PROPERTIES = ['fill', 'stroke', 'stroke-width', 'display', 'opacity', 'transform'];
/** How the page renders all of its text, which is its own choice, and the variables of the page. */
const THEIRS = /^--|^-webkit-font-smoothing|^-webkit-tap-highlight|text-size-adjust|text-rendering/;

/** The computed value of every property, by element and property. */
export type Snapshot = Map<string, string>;

function stopAnimations() {
  for (const animation of document.getAnimations()) {
    // A transition would show where it came from.
    if (animation instanceof CSSTransition) animation.finish();
    else {
      animation.pause();
      animation.currentTime = 0;
    }
  }
}

/** Reads how each of our elements looks. */
export function takeSnapshot(): Snapshot {
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
    if (element instanceof SVGPathElement) add(PATH_PROPERTIES);
    else {
      add([...getComputedStyle(element)].filter((property) => !THEIRS.test(property)));
      for (const pseudo of PSEUDO) add(PSEUDO_PROPERTIES, pseudo);
      add(['content', 'color'], '::marker');
    }
  });
  return snapshot;
}

/** Lists what differs, as `2 widget-title font-size: 28px, not 20px`. */
export function compareSnapshots(before: Snapshot, after: Snapshot): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names]
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => `${name}: ${after.get(name)}, not ${before.get(name)}`);
}
