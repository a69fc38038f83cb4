/** The first words that the page showed. */
export interface FirstWords {
  /** Milliseconds since the navigation started, once the browser had painted them. */
  at: number;
  words: string;
}

declare global {
  interface Window {
    firstWords?: FirstWords;
  }
}

/**
 * Runs inside the page, before its scripts, and looks at each frame until it finds text that a person
 * can read. Text in a frame of another site is out of reach.
 */
export function watchWords(): void {
  const isInView = ({ width, height, bottom, right, top, left }: DOMRect) =>
    width > 1 &&
    height > 1 &&
    bottom > 0 &&
    right > 0 &&
    top < window.innerHeight &&
    left < window.innerWidth;

  function isReadable(node: Node): boolean {
    const parent = node.parentElement;
    // One letter is an icon's or a mark's.
    if (!parent || !/\p{L}{2}/u.test(node.textContent ?? '')) return false;
    if (parent.closest('script, style, noscript, template, title')) return false;
    if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const range = document.createRange();
    range.selectNodeContents(node);
    return isInView(range.getBoundingClientRect());
  }

  function findWords(root: Node): string | undefined {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const inside = node instanceof Element && node.shadowRoot && findWords(node.shadowRoot);
      if (inside) return inside;
      if (node instanceof Text && isReadable(node)) return node.data.trim();
    }
    return undefined;
  }

  function look(): void {
    const words = document.body ? findWords(document.body) : undefined;
    if (words === undefined) {
      requestAnimationFrame(look);
    } else {
      // The browser paints this frame before the next task.
      setTimeout(() => (window.firstWords = { at: performance.now(), words }));
    }
  }
  requestAnimationFrame(look);
}
