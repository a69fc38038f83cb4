/** Returns the text node, or the outermost `<font>` that a translator has wrapped it in. */
function getOutermost(text: Node): Node {
  let node = text;
  while (node.parentNode?.nodeName === 'FONT') node = node.parentNode;
  return node;
}

/**
 * Returns every text of ours that is not the only child of its element. A browser's translator
 * replaces text nodes, except for blank ones, and React finds a changed text only in an element that
 * holds nothing else.
 */
export function findCrowdedTexts(): string[] {
  const crowded: string[] = [];
  for (const part of document.querySelectorAll('[data-part]')) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const { parentNode, nodeValue } = getOutermost(text);
      if (parentNode?.childNodes.length === 1 || !nodeValue?.trim()) continue;
      const owner = parentNode instanceof Element ? parentNode : part;
      crowded.push(`${owner.getAttribute('data-part')}: ${JSON.stringify(nodeValue)}`);
    }
  }
  return [...new Set(crowded)];
}
