/**
 * Keeps a document from scrolling until the returned function is called. Adds a `<style>` with this
 * nonce. Nothing on the page moves: neither margins nor paddings of `body` change, and the place of a
 * scrollbar stays empty.
 */
export function lockScroll(page: Document, nonce: string | undefined): () => void {
  const { documentElement: root, body, defaultView: view } = page;
  const isVisible = (element: Element) => view?.getComputedStyle(element).overflowY === 'visible';
  const rules: string[] = [];
  // The viewport scrolls by the overflow of the root, or by that of `body` if the root has none. An
  // overflow in any other place would keep margins of children inside.
  if (!isVisible(root)) rules.push('html{overflow:hidden!important}');
  if (isVisible(root) || !isVisible(body)) rules.push('body{overflow:hidden!important}');
  if (view && view.innerWidth > root.clientWidth) {
    rules.push('html{scrollbar-gutter:stable!important}');
  }
  if (!isVisible(root) && body.offsetWidth > body.clientWidth + 2 * body.clientLeft) {
    rules.push('body{scrollbar-gutter:stable!important}');
  }
  const style = page.createElement('style');
  if (nonce) style.nonce = nonce;
  style.textContent = rules.join('');
  page.head.append(style);
  return () => style.remove();
}
