/** A translated text, which a test can tell from the original. */
const MARKED = /⟦(.*?)⟧/gs;

/** Returns a text as the page said it before any translation. */
export const readOriginal = (text: string): string => text.replaceAll(MARKED, '$1');

export type TranslatorKind =
  /** Wraps each text in two `<font>` elements, as Chrome and Edge do, and follows changes. */
  | 'wrapping'
  /** Wraps the texts that are on the page when `translate` runs. */
  | 'late';

export interface Translator {
  /** Translates the page now. */
  translate: () => void;
  stop: () => void;
}

/** Starts a translator like that of a browser. It replaces the text nodes of the page. */
export function startTranslator(kind: TranslatorKind): Translator {
  /** The texts that the translator wrote. */
  const written = new WeakMap<Node, string>();

  function translateText(text: Text) {
    const { parentElement, data } = text;
    if (!parentElement || data.trim() === '' || written.get(text) === data) return;
    if (parentElement.closest('[translate=no], script, style')) return;
    const own = new Text(`⟦${readOriginal(data).trim()}⟧`);
    written.set(own, own.data);
    text.replaceWith(wrap(wrap(own)));
  }

  function translateBelow(node: Node) {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const texts: Text[] = node instanceof Text ? [node] : [];
    while (walker.nextNode()) {
      if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
    }
    texts.forEach(translateText);
  }

  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      if (target instanceof Text) translateText(target);
      addedNodes.forEach(translateBelow);
    }
  });
  const translate = () => translateBelow(document.body);
  if (kind !== 'late') {
    translate();
    observer.observe(document.body, { childList: true, characterData: true, subtree: true });
  }
  return { translate, stop: () => observer.disconnect() };
}

function wrap(node: Node): HTMLElement {
  const font = document.createElement('font');
  font.style.verticalAlign = 'inherit';
  font.append(node);
  return font;
}
