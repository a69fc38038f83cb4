/**
 * Adds a dialog's place to its parent, so that nothing on the page moves. With one child more,
 * rules for `:last-child`, `:first-child` or neighbors may apply to other children than before.
 */
export function addPlace(parent: Element | ShadowRoot, place: Element): void {
  place.remove();
  const [first = null] = parent.children;
  const { lastElementChild: last } = parent;
  const watched: (Element | null)[] = [...parent.children];
  let box: Element | null = 'mode' in parent ? parent.host : parent;
  for (; box; box = box.parentElement) watched.push(box, box.nextElementSibling);
  const measure = () =>
    watched
      .map((element) => {
        const { x, y, width, height } = element?.getBoundingClientRect() ?? new DOMRect();
        return [x, y, width, height];
      })
      .join(' ');

  const before = measure();
  for (const next of [null, last, first]) {
    parent.insertBefore(place, next);
    if (measure() === before) return;
  }
  parent.append(place);
}
