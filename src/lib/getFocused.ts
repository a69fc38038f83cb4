const isFocusRoot = (node: Node): node is Document | ShadowRoot => 'activeElement' in node;

/** The focused element: in the shadow root of this one, or else around that. */
export function getFocused(element: Element): Element | null {
  const root = element.getRootNode();
  if (!isFocusRoot(root)) return null;
  if (root.activeElement || !('host' in root)) return root.activeElement;
  return getFocused(root.host);
}

/** Whether nothing has the focus but elements around this one, such as `body` or a modal. */
export function isFocusLost(element: Element): boolean {
  const focused = getFocused(element);
  const root = element.getRootNode();
  if (!focused || focused.contains(element)) return true;
  return isFocusRoot(root) && 'host' in root && !root.contains(focused) && isFocusLost(root.host);
}
