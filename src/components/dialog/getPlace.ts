/** Elements that act on any press inside them, change how our controls work, or hide them. */
const UNSUITABLE =
  'a, button, label, summary, details:not([open]), fieldset:disabled, [contenteditable], [draggable=true]';

type Parent = Element | ShadowRoot;

const isShadowRoot = (node: Node | null): node is ShadowRoot =>
  node?.nodeType === 11 && 'host' in node;

const getBox = (parent: Parent) => (isShadowRoot(parent) ? parent.host : parent);

function getParent(node: Parent): Parent | null {
  if (isShadowRoot(node)) return getParent(node.host);
  return isShadowRoot(node.parentNode) ? node.parentNode : node.parentElement;
}

/** Looks for an unsuitable element around this one, in its shadow root and around that. */
function isUnsuitable(element: Element): boolean {
  const root = element.getRootNode();
  return element.closest(UNSUITABLE) !== null || (isShadowRoot(root) && isUnsuitable(root.host));
}

/**
 * Returns the element or shadow root to append a dialog to: the nearest suitable ancestor of its
 * opener that the browser renders. A modal, a drawer or a focus trap of the host then treats the
 * dialog as its own.
 */
export function getPlace(opener: Element): Parent {
  let place = getParent(opener);
  while (place && (getBox(place).getClientRects().length === 0 || isUnsuitable(getBox(place))))
    place = getParent(place);
  const { body, documentElement } = opener.ownerDocument;
  return place && place !== documentElement ? place : body;
}
